// spec 7 task.shield: not supported yet
// reject
// diag: SC1301
function main() effects [Async] { task.shield(1s) || { }; }
