// spec 6 Blocking: a C function is, unless it says 'effects []' or 'effects [Ffi]'
// reject
// diag: SC0502@13
// diag: SC0504@14
// diag: SC0504@15
// diag: SC0502@16
extern c function sync();
extern c function fsync(fd: i32) -> i32 effects [Io];
extern c function abs(n: i32) -> i32 effects [];
extern c function rand() -> i32 effects [Ffi];
function right() effects [Blocking] { sync(); }
function pure(n: i32) -> i32 { abs(n) }
function a() { sync(); }
function b() effects [Async] { sync(); }
function d() effects [Async, Io] { _ = fsync(1); }
function e() -> i32 { rand() }
function main() effects [Io, Async] { _ = task.run_blocking(|| { right(); pure(-1) }); }
