// spec 11 panics: a line `  spawned at FILE:LINE:COL` for each task up to the root
// run
// err: 11_spawn_chain_in_a_panic.sc:9:15: panic: division by zero
// err:   spawned at
// exit: 101
function main() effects [Async] {
  task.scope |a| {
    a.spawn || { task.scope |b| { b.spawn || {
          _ = one() / zero();
        }; }; };
  };
}
function zero() -> i32 { return 0; }
function one() -> i32 { return 1; }
