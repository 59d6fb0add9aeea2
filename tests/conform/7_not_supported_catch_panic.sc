// spec 7 task.catch_panic: not supported yet
// reject
// diag: SC1301
function main() effects [Async] { const r = task.catch_panic(|| { }); _ = r; }
