// spec 11 channel<T>(0): a send waits until somebody receives; values arrive in the order they were sent
// run
// out: sending 0
// out: got Some { value: 0 }
// out: sending 1
// out: got Some { value: 1 }
// out: done
function main() effects [Async, Io] {
  const there = channel<i32>(0);
  const back = channel<Unit>(0);
  task.scope |s| {
    s.spawn || {
      for i in 0..2 {
        io.println("sending {}", i);
        there.send(i);
        back.recv();
      }
      there.close();
    };
    for i in 0..2 {
      io.println("got {}", there.recv());
      back.send(());
    }
    assert(there.len() == 0);
  };
  io.println("done");
}
