// spec 3 structure: records compare field by field, tuples too
// run
// out: true true false true
type V = { major: i32, minor: i32 };
function main() effects [Io] {
  const a = V { major: 1, minor: 9 };
  const b = V { major: 2, minor: 0 };
  io.println("{} {} {} {}", a < b, b >= a, a > b, (1, 2) < (1, 3));
}
