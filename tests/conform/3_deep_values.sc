// spec 3 recursive types: a value may be deeper than any stack, and be dropped
// run
// out: 1000000
type Chain = | End | Link { v: i32, next: Chain };
function main() effects [Io] {
  var c: Chain = End;
  for i in 0..1000000 { c = Link { v: i, next: c }; }
  var n = 0;
  var rest = c;
  while match rest { Link { next, .. } -> { rest = next; n += 1; } } {}
  io.println(n);
}
