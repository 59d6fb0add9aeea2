// reject
// diag: SC0601
function compute() -> i32 { return 1; }
function main() effects [Async] {
  const h = task.scope |s| {
    return s.spawn(compute);
  };
}
