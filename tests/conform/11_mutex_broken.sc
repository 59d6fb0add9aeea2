// spec 11: after a panic under the lock the mutex is broken
// run
// out: waited for
// exit: 101
// err: 11_mutex_broken.sc:20:31: panic: half done
// err: 11_mutex_broken.sc:14:9: panic: a task panicked while it held this mutex
function main() effects [Async, Io] {
  const m = mutex(1);
  const up = event();
  task.scope |s| {
    s.spawn || {
      defer {
        io.println("waited for");
        m.with |inout v| { v = 3; };
      }
      up.set();
      event().wait();
    };
    up.wait();
    m.with |inout v| { v = 2; panic("half done"); };
  };
}
