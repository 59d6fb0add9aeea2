// spec 11 fs: not supported yet
// reject
// diag: SC1302
function main() effects [Async, Fs] { const t = fs.read_text("x"); _ = t; }
