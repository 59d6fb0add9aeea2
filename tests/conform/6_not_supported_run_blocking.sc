// spec 6 Blocking: task.run_blocking is not supported yet
// reject
// diag: SC1301
function main() effects [Async] { const n = task.run_blocking(|| 1); _ = n; }
