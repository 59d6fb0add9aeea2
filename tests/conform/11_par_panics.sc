// run
// exit: 101
// err: 11_par_panics.sc:9:18: panic: division by zero
import std.par;
function main() effects [Async, Io] {
  var xs: List<i32> = [];
  for i in 0..10000 { xs.push(i - 5000); }
  const texts = par.map(xs[..], |x| {
    const part = 1000000 / x;
    return format("{}", part);
  });
  io.println("{}", texts.len());
}
