// spec 3 methods: a name that is neither method, function nor field is SC0405
// reject
// diag: SC0405@5
type V = { x: i32 };
function main() { const v = V { x: 1 }; _ = v.z; }
