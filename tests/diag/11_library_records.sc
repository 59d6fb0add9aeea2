function main() effects [Async, Io] {
    const s = semaphore(2);
    const Semaphore { permits } = s;
    const t = Semaphore { permits: mutex(()) };
    const b = Barrier { tasks: 1 };
    const m: Map<i32, i32> = Map { entries: [], slots: [], live: 0, start: 0 };
    io.println("{}", s.permits);
    s.aquire();
    io.println("{}", s);
    io.println("{}", s == t);
    const x = mutex([]);
    const y = Mutex(3);
    const z = mutex();
    y.with();
    y.with |v| { v };
}
