// spec 4 if: const and match conditions in chains and as values
// run
// out: 3 50 1 0
// out: 0
function f(a: i32?, b: i32?, c: Bool) -> i32 {
  if const Some { value } = a { return value; }
  else if const Some { value: 5 } = b { return 50; }
  else if c { return 1; }
  else { return 0; }
}
function g(a: i32?) -> i32 {
  return if const Some { value } = a { value } else { 0 };
}
function h(xs: View<i32>) -> i32 {
  return if const [a, ..] = xs { a } else if match xs.len() { 0 -> 1; } else { 2 };
}
function main() effects [Io] {
  io.println("{} {} {} {}", f(Some { value: 3 }, None, true), f(None, Some { value: 5 }, true), f(None, None, true), g(None));
  var n = 3;
  while match n { 0 -> break; k where k > 0 -> { n -= 1; } } {}
  io.println(n);
}
