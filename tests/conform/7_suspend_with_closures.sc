// spec 3 closures: what a closure captures by reference keeps its address across suspension points
// run
// out: 3 9
function thrice(f: function()) effects [Async] { for i in 0..3 { task.yield(); f(); } }
function twice(f: function(i32) -> i32, n: i32) -> i32 { return f(f(n)); }
function main() effects [Async, Io] {
  var n = 0;
  thrice(|| { n += 1; });
  const k = 3;
  const m = twice(|x| { task.yield(); x + k }, 3);
  io.println("{} {}", n, m);
}
