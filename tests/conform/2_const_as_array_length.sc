// spec 2 constants: a top-level constant may be an array's count
// run
// out: 4
const N: usize = 4;
function main() effects [Io] {
  const xs = [0; N];
  io.println(xs.len());
}
