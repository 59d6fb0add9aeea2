// spec 7, 11: a task that waits for a channel in an inner scope, and then in the outer one again, is found by
// a cancel of the outer one, and only once
// run
// out: 4
function works(steps: Channel<i32>, never: Channel<i32>, ended: Atomic<i32>) effects [Async] {
  defer ended.add(1);
  steps.send(1);
  task.scope |inner| {
    steps.send(2);
  };
  steps.send(3);
  _ = never.recv();
}

function main() effects [Async, Io] {
  const steps: Channel<i32> = channel<i32>(0);
  const never: Channel<i32> = channel<i32>(0);
  const ended: Atomic<i32> = atomic(0);
  task.scope |s| {
    for i in 0..4 {
      s.spawn || { works(steps, never, ended); };
    }
    for i in 0..12 { _ = steps.recv(); }
    task.yield();
    s.cancel();
  };
  io.println("{}", ended.load());
}
