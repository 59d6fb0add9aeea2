// spec 3 structure: only where the fields allow it
// reject
// diag: SC0406@5
function f() { }
function main() { const g = f; _ = g == g; }
