// spec 8 no escape: a scope may not leave its body
// reject
// diag: SC0602@5
function main() effects [Async] {
  const x = task.scope |s| { return s; }; _ = x;
}
