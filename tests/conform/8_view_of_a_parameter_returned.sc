// spec 8 no escape: a function may return a view of its view parameters
// run
// out: [2, 3]
function rest(v: View<i32>) -> View<i32> { return v[1..]; }
function main() effects [Io] { const a = [1, 2, 3]; io.println(rest(a[..])); }
