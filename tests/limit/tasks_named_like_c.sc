// Names of C as parameters and variables of functions that suspend: they live in frames, too.
// run
// out: 21 6
function register(int: i32, static: i32) -> i32 effects [Async] {
  var struct = int;
  task.yield();
  struct += static;
  const worker = struct;
  const frame = worker;
  const self = frame;
  task.yield();
  const state = self;
  const resume = state;
  return resume;
}
function main() effects [Async, Io] {
  var errno = 1;
  const scope_ = task.scope |worker| {
    const frame = worker.spawn || -> i32 { const ret = register(10, 11); return ret; };
    const sc = worker.spawn || { errno = 6; };
    sc.join();
    return frame.join();
  };
  io.println("{} {}", scope_, errno);
}
