// spec 6 effects: `task.nursery` needs `Async`
// reject
// diag: SC0501@4
function f() { task.nursery |n| { }; }
function main() { f(); }
