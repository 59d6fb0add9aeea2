// check
// Making a closure needs nothing; calling it needs what it does.
function make_only() -> i32 {
  const later = |x: i32| -> i32 { return x + 1; };
  return later(2);
}
function calls(n: i32) effects [Io] {
  const say = || { io.println(n); };
  say();
}
function main() effects [Io] { calls(make_only()); }
