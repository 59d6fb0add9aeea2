// spec 2 function types: functions that give functions, and take them
// run
// out: 6 12 abc
function curry(a: i32) -> function(i32) -> function(i32) -> i32 { return |b| |c| a + b + c; }
function twice(f: function(i32) -> i32) -> i32 { return f(f(3)); }
type Handler = { name: String, run: (String) -> String };
function main() effects [Io] {
  const f = curry(1);
  const g = f(2);
  const h = Handler { name: "h", run: |s| s ++ "c" };
  io.println("{} {} {}", g(3), twice(|x| x * 2), h.run("ab"));
}
