// spec 6 Blocking: what runs there may wake tasks and cancel scopes
// run
// out: 5
// out: woken
// out: err Cancelled
extern c function sched_yield() -> i32;
function main() effects [Io, Async, Clock] {
    const ready = event();
    const numbers = channel<i32>(1);
    task.scope |s| {
        const got = s.spawn || { match numbers.recv() { Some { value } -> value; None -> 0; } };
        const woken = s.spawn || { ready.wait(); };
        task.run_blocking(|| {
            while !numbers.try_send(5) { sched_yield(); }
            ready.set();
        });
        io.println(got.join());
        woken.join();
        io.println("woken");
    };
    const outcome: Result<Unit, Cancelled> = task.scope |s| {
        s.spawn || { clock.sleep(1h); };
        task.yield();
        task.run_blocking(|| { s.cancel(); });
    };
    io.println(outcome);
}
