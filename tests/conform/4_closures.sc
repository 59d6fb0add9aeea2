// spec 4 closures: `|x, y| expr`, `|x: i32| -> i32 { … }`, `|| { … }`
// run
// out: 3 16 6 none
function apply(a: i32, b: i32, f: function(i32, i32) -> i32) -> i32 { return f(a, b); }
function one(a: i32, f: function(i32) -> i32) -> i32 { return f(a); }
function main() effects [Io] {
  const none = || { };
  none();
  const typed = |x: i32| -> i32 { const y = x * x; return y; };
  io.println("{} {} {} none", apply(1, 2, |x, y| x + y), one(4, typed), one(5, |x| { x + 1 }));
}
