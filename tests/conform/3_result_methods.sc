// spec 3.18 Result: is_ok, is_err, or
// run
// out: true true
// out: 1 9
function main() effects [Io] {
  io.println("{} {}", "1".parse_i32().is_ok(), "x".parse_i32().is_err());
  io.println("{} {}", "1".parse_i32().or(9), "x".parse_i32().or(9));
}
