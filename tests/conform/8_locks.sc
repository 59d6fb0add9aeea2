// spec 8: under a lock nothing suspends and nothing blocks
// reject
// diag: SC0705@14
// diag: SC0705@17
// diag: SC0705@24
// diag: SC0705@25
// diag: SC0705@26
// diag: SC0705@27
extern c function sync();

function nap() effects [Async] { task.yield(); }

function with_open(m: Mutex<i32>, f: function(i32) -> i32) effects [Async] {
  m.with |inout v| { v = f(v); };
}
function passes_on(m: Mutex<i32>, f: function(inout i32)) effects [Async] {
  m.with(f);
}
function with_pure(m: Mutex<i32>, f: function(i32) -> i32 effects []) effects [Async] {
  m.with |inout v| { v = f(v); };
}
function main() effects [Async] {
  const m = mutex(1);
  m.with |inout v| { nap(); v += 1; };
  m.with |inout v| { m.with |inout w| { w += v; }; };
  _ = m.try_with |inout v| { task.yield(); };
  m.with |inout v| { const s = semaphore(1); s.acquire(); v += 1; };
  with_open(m, |x| x + 1);
  passes_on(m, |inout x| { x += 1; });
  with_pure(m, |x| x + 1);
}
