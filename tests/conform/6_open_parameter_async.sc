// spec 6 open parameters: the function is compiled once per answer to "is the argument `Async`"
// run
// out: 2
// out: 3
// out: 4
function twice(f: function(i32) -> i32, n: i32) -> i32 { return f(f(n)); }
function plain(n: i32) -> i32 { return twice(|x| x + 1, n); }
function main() effects [Async, Clock, Io] {
  io.println(plain(0));
  io.println(twice(|x| { clock.sleep(1ms); x + 1 }, 1));
  io.println(twice(|x| { task.yield(); x + 1 }, 2));
}
