// spec 7 cancel: if no error fits it is SC0804
// reject
// diag: SC0804@6
error Bad { n: i32 }
function f() -> Result<i32, Bad> effects [Async] {
  return task.scope |s| { s.cancel(); return 3; };
}
function main() { }
