// spec 3 integers: of different types they are compared by value
// run
// out: true true true false true
function f(a: i32, b: u64, c: i8, d: u8) effects [Io] {
  io.println("{} {} {} {} {}", a < b, b > a, c < d, c == d, a == c);
}
function main() effects [Io] { f(-1, 18446744073709551615, -1, 255); }
