// spec 6 Blocking: at most 64 at a time, the others queue
// run
// out: 19900
function main() effects [Io, Async] {
    const sum = atomic(0);
    task.nursery |n| {
        for i in 0..200 { n.spawn || { const got = task.run_blocking(|| i); sum.add(got); }; }
    };
    io.println(sum.load());
}
