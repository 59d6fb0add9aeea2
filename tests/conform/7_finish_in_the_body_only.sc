// spec 7 finish: in the body only
// reject
// diag: SC0606@4
function main() effects [Async] { task.scope |s| { s.spawn || { s.finish(); }; }; }
