// spec 8 no escape: a record that contains a view is second-class too
// reject
// diag: SC0603@5
type Part = { v: View<i32> };
function f() -> Part { const a = [1, 2]; return Part { v: a[..] }; }
function main() { }
