// spec 6 effects: `task.scope` needs `Async`
// reject
// diag: SC0501@4
function f() { task.scope |s| { }; }
function main() { f(); }
