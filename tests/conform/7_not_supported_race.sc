// spec 7 race: not supported yet
// reject
// diag: SC1301
function main() effects [Async] { const v = task.race(|| 1, || 2); _ = v; }
