// spec 2 types: a record literal names every field
// reject
// diag: SC0403@5
type P = { x: i32, y: i32 };
function main() { const p = P { x: 1 }; _ = p; }
