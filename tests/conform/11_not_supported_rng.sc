// spec 11 rng: not supported yet
// reject
// diag: SC1302
function main() effects [Rng] { const t = rng.next(); _ = t; }
