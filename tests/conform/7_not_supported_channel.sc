// spec 11 channels: not supported yet
// reject
// diag: SC1302
function main() effects [Async] { const c = channel<i32>(1); _ = c; }
