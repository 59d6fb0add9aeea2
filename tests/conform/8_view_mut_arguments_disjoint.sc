// spec 8 views: disjoint ones may
// run
// out: [1, 0, 2, 0]
function set(a: View<mut i32>, b: View<mut i32>) { a[0] = 1; b[0] = 2; }
function main() effects [Io] { var d = [0, 0, 0, 0]; set(d[..2], d[2..]); io.println(d); }
