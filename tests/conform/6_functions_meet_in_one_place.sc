// spec 6 effects: the first function given to a place without a type says which effects it takes
// run
// out: 1
// out: 2
// out: 4
// out: 5
// out: 6
// out: 7
function replace(inout f: function() -> i32) { f = || -> i32 { return 7; }; }
function main() effects [Async, Clock, Io] {
  const fs = [|| -> i32 { clock.sleep(1ms); return 1; }, || -> i32 { return 2; }];
  for f in fs { io.println(f()); }
  var g = || -> i32 { task.yield(); return 3; };
  g = || -> i32 { return 4; };
  io.println(g());
  const h = match 2 { 1 -> || -> i32 { task.yield(); return 0; }; _ -> || -> i32 { return 5; } };
  io.println(h());
  var k = || -> i32 { return 6; };
  io.println(k());
  replace(inout k);
  io.println(k());
}
