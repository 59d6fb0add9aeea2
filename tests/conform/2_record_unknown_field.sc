// spec 2 types: a record literal names only fields that exist
// reject
// diag: SC0405@5
type P = { x: i32 };
function main() { const p = P { x: 1, z: 2 }; _ = p; }
