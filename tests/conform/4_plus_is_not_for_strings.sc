// spec 4 operators: strings are joined by `++` alone
// reject
// diag: SC0401@4
function main() { const s = "a" + "b"; _ = s; }
