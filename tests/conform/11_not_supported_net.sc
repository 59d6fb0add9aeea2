// spec 11 net: not supported yet
// reject
// diag: SC1302
function main() effects [Async, Net] { const c = net.connect("localhost", 80); _ = c; }
