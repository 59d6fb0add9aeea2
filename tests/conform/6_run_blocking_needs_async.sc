// spec 6 Blocking: waiting for the thread is a suspension; other effects than Blocking still count
// reject
// diag: SC0501@5
// diag: SC0503@6
function a() effects [Blocking] { task.run_blocking(|| 1); }
function b() effects [Async] { task.run_blocking(|| io.println("x")); }
function main() effects [Async] { b(); }
