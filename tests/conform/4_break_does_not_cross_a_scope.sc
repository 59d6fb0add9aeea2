// spec 4 closures: a scope's body is a closure too
// reject
// diag: SC0408@5
function main() effects [Async] {
  for i in 0..3 { task.scope |s| { break; }; }
}
