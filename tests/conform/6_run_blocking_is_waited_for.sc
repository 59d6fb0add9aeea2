// spec 6 Blocking: a call that has begun is waited for, and the cancellation counts behind it; one that has
// not begun does not happen
// run
// out: begun
// out: ended
// out: defer
// out: err Cancelled
// out: err Cancelled
extern c function sched_yield() -> i32;
function main() effects [Io, Async] {
    const begun = event();
    const flag = atomic(false);
    const outcome: Result<Unit, Cancelled> = task.scope |s| {
        s.spawn || {
            defer io.println("defer");
            task.run_blocking(|| {
                io.println("begun");
                begun.set();
                while !flag.load() { sched_yield(); }
                io.println("ended");
            });
            task.checkpoint();
            io.println("not reached");
        };
        begun.wait();
        s.cancel();
        flag.store(true);
    };
    io.println(outcome);
    const second: Result<Unit, Cancelled> = task.scope |s| {
        s.cancel();
        task.run_blocking(|| { io.println("not reached"); });
    };
    io.println(second);
}
