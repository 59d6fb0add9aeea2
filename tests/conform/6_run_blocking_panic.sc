// spec 6 Blocking: a panic there is the task's
// run
// exit: 101
// out: defer
// err: 6_run_blocking_panic.sc:11:55: panic: no
// err:   spawned at tests/conform/6_run_blocking_panic.sc:11:9
extern c function sync();
function main() effects [Io, Async] {
    task.scope |s| {
        defer io.println("defer");
        s.spawn || { task.run_blocking(|| { if true { panic("no"); } }); };
    };
    io.println("not reached");
}
