// spec 6 open parameters: one function for pure, printing and waiting closures
// run
// out: 6
// out: 1
// out: 2
// out: slept 2
function each(xs: View<i32>, f: function(i32)) { for x in xs { f(x); } }
function sleepy(n: i32) effects [Async, Clock] { clock.sleep(1ms); }
function total(xs: View<i32>) -> i32 { var s = 0; each(xs, |x| { s += x; }); return s; }
function main() effects [Io, Async, Clock] {
  io.println(total([1, 2, 3][..]));
  each([1, 2][..], |x| io.println(x));
  var n = 0;
  each([1, 2][..], |x| { sleepy(x); n += 1; });
  io.println("slept {}", n);
}
