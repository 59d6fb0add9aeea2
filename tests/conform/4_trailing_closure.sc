// spec 4 closures: a trailing closure may follow any call or path
// run
// out: 012
// out: run
function times(n: i32, f: function(i32)) { for i in 0..n { f(i); } }
function run(f: function()) { f(); }
function main() effects [Io] {
  times(3) |i| { io.print(i); };
  io.println("");
  run || { io.println("run"); };
}
