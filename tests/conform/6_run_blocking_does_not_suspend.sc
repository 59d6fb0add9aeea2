// spec 6 Blocking: a thread for blocking calls cannot suspend
// reject
// diag: SC0501@6
// diag: SC0605@7
function nap() effects [Async, Clock] { clock.sleep(1ms); }
function a() effects [Async, Clock] { task.run_blocking(|| nap()); }
function b(f: function() -> i32) -> i32 effects [Async] { task.run_blocking(f) }
function main() effects [Async, Clock] { a(); _ = b(|| 1); }
