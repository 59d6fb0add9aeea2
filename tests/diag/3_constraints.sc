// reject
// diag: SC0406@11
// diag: SC0406@12
// diag: SC0406@13
// diag: SC0406@17
// diag: SC0406@18
// diag: SC0406@21
type Handler = { run: function() -> i32 };
function zero() -> i32 { return 0; }
function look<T>(a: T, b: T) effects [Io] {
  if a == b { }
  if a < b { }
  io.println(a);
}
function largest<T: Ord + Copy>(a: T, b: T) -> T { if a < b { b } else { a } }
function use_them() {
  _ = largest(Handler { run: zero }, Handler { run: zero });
  _ = atomic("text");
  var numbers = [1, 2];
  const lent: View<mut i32> = numbers[..];
  const views: Array<View<mut i32>, 2> = [lent; 2];
  _ = views;
}
function main() {}
