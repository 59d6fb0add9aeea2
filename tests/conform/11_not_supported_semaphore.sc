// spec 11 semaphores: not supported yet
// reject
// diag: SC1302
function main() effects [Async] { const t = semaphore(2); _ = t; }
