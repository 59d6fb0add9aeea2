// spec 8 views: arguments of one call obey the same rule
// reject
// diag: SC0703@5
function add(a: View<mut i32>, b: View<mut i32>) { }
function main() { var d = [0, 0, 0, 0]; add(d[..3], d[2..]); }
