// spec 8 no escape: it lives no longer than the shortest lived thing in it
// run
// out: 2
type Part = { v: View<i32> };
function main() effects [Io] { const a = [1, 2]; const p = Part { v: a[..] }; io.println(p.v.len()); }
