// reject
// diag: SC0601@5
function id<T>(move x: T) -> T { return x; }
function main() effects [Async] { task.scope |s| {
  const h = id(s.spawn || -> i32 { return 1; });
}; }
