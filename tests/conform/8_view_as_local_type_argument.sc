// spec 8 no escape: unless that is `T: Local`
// run
// out: 2
function pick<T: Local + Copy>(c: Bool, x: T, y: T) -> T { if c { return x; } return y; }
function main() effects [Io] {
  const a = [1, 2]; const b = [3];
  io.println(pick(true, a[..], b[..]).len());
}
