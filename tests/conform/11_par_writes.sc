// reject
// diag: SC0701@7
import std.par;
function main() effects [Async, Io] {
  var sum = 0;
  const xs = [1, 2, 3];
  par.for_each(xs[..], |x| { sum += x; });
  io.println("{}", sum);
}
