// spec 11 io: read_line is not supported yet
// reject
// diag: SC1302
function main() effects [Async, Io] { const t = io.read_line(); _ = t; }
