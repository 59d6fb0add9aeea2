// check
// Environments in the frame and on the heap; a plain function where an async one is expected.
function run(f: function(i32) effects [Async]) effects [Async] { f(1); }
function nothing(n: i32) {}
pub function adder(n: i32) -> function(i32) -> i32 { return |x| x + n; }
pub function drive() -> i32 effects [Async] {
  var sum = 0;
  run(|x| { sum += x; });
  run(nothing);
  const kept = |x: i32| { task.yield(); };
  run(kept);
  return sum;
}
