// spec 7 supervisor: not supported yet
// reject
// diag: SC1301
function main() effects [Async] { task.supervisor |s| { }; }
