// spec 7 spawning: a task may cancel its scope but not pass it on
// reject
// diag: SC0606@5
function more(s: Scope) effects [Async] { s.spawn || { }; }
function main() effects [Async] { task.scope |s| { s.spawn || { more(s); }; }; }
