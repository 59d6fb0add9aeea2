// spec 11 mutexes: not supported yet
// reject
// diag: SC1302
function main() effects [Async] { const m = mutex(1); _ = m; }
