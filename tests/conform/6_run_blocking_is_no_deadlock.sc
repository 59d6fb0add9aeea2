// spec 6 Blocking: while a thread blocks for it, a program in which all tasks wait is not deadlocked
// run
// out: 0
extern c function usleep(us: u32) -> i32;
function main() effects [Io, Async] {
    const done = event();
    task.scope |s| {
        s.spawn || { done.wait(); };
        io.println(task.run_blocking(|| usleep(150000)));
        done.set();
    };
}
