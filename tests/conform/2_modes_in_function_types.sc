// spec 2 function types: with modes, stored, passed
// run
// out: 7 [1, 2]
function bump(inout n: i32) { n += 1; }
function apply(f: function(inout i32), inout n: i32) { f(inout n); f(inout n); }
function give(f: function(move List<i32>) -> usize, move xs: List<i32>) -> usize { return f(xs); }
function main() effects [Io] {
  var n = 5;
  apply(bump, inout n);
  const keep = |move xs: List<i32>| xs;
  io.println("{} {}", n, keep([1, 2]));
  assert(give(|move xs| xs.len(), [1, 2, 3]) == 3);
  var m = 1;
  apply(|inout x| { x *= 10; }, inout m);
  assert(m == 100);
}
