// spec 3 types: Map is not supported yet
// reject
// diag: SC1301
function main() { const m = Map<String, i32>(); _ = m; }
