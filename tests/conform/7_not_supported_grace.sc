// spec 7 cleanup: a scope's grace can't be chosen yet
// reject
// diag: SC1301@4
function main() effects [Async] { task.scope(grace: 50ms) |s| { }; }
