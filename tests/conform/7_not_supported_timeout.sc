// spec 7 task.timeout: not supported yet
// reject
// diag: SC1301
function main() effects [Async] { const r = task.timeout(1s) |s| { }; _ = r; }
