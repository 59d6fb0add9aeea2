// spec 7 type of a scope: if E is empty the expression has type `T`
// check
function main() effects [Async] {
  const n: i32 = task.scope |s| { s.spawn || { }; return 3; };
  _ = n;
}
