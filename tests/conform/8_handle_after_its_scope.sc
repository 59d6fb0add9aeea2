// spec 8 no escape: the RFC's example: it is not accessible after the scope
// reject
// diag: SC0301@8
function compute() -> i32 { return 1; }
function main() effects [Async] {
  task.scope |scope| {
    const handle = scope.spawn(compute); _ = handle; };
  _ = handle.join();
}
