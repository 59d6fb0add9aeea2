// spec 8 views: `View<mut T>` arises from a `var`, `inout` or `View<mut T>`
// reject
// diag: SC0404@5
function fill(v: View<mut i32>) { }
function main() { const d = [1, 2]; fill(d[..]); }
