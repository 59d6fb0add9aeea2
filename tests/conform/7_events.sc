// spec 11 event: `wait` waits for `set`; after that it returns at once; copying shares
// run
// out: 3
function main() effects [Async, Io] {
  const gate = event();
  const n = atomic(0);
  task.scope |s| {
    for i in 0..3 { s.spawn || { gate.wait(); gate.wait(); n.add(1); }; }
    task.yield();
    const same = gate;
    same.set();
    same.set();
    gate.wait();
  };
  io.println(n.load());
}
