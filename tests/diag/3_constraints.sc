// reject
// diag: SC0406@11
// diag: SC0406@12
// diag: SC0406@13
// diag: SC0406@17
// diag: SC0406@18
// diag: SC0406@19
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
  const lists: Array<List<i32>, 2> = [[1]; 2];
  _ = lists;
}
function main() {}
