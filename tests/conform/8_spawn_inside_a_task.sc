// spec 7 spawning: from inside a task into a scope it is SC0606
// reject
// diag: SC0606@4
function main() effects [Async] { task.scope |s| { s.spawn || { s.spawn || { }; }; }; }
