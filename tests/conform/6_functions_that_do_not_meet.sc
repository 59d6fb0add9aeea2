// spec 6 effects: a function with more effects does not go where one with fewer is
// reject
// diag: SC0501@15
// diag: SC0501@17
// diag: SC0501@18
// diag: SC0501@19
// diag: SC0502@20
// diag: SC0501@22
// diag: SC0501@24
type Pair<T> = { a: T, b: T };
function pick<T>(move a: T, move b: T, first: Bool) -> T { if first { return a; } return b; }
function replace(inout f: function() -> i32 effects [Async]) { f = || -> i32 { task.yield(); return 1; }; }
function clear(inout f: function() -> i32) { f = || -> i32 { return 1; }; }
function main() effects [Async, Clock, Io] {
  const list = [|| 1, || { clock.sleep(1ms); 2 }];
  var f = || 1;
  f = || { task.yield(); 2 };
  const branch = match 2 { 1 -> || 1; _ -> || { task.yield(); 2 } };
  const picked = pick(|| 1, || { task.yield(); 2 }, false);
  const pair = Pair { a: || 1, b: || { io.println("b"); 2 } };
  var pure: function() -> i32 = || 1;
  replace(inout pure);
  var suspends = || { task.yield(); 1 };
  clear(inout suspends);
}
