// spec 7 guards: a channel is a shared object, so a task that receives from one is waited for
// check
// diag: SC1202
// diag: SC1202
function main() effects [Async] {
  const ch = channel<i32>(0);
  const r: Result<Unit, Cancelled> = task.scope |s| {
    s.spawn || { _ = ch.recv(); s.cancel(); };
    s.spawn || { for v in ch {} s.cancel(); };
  };
  _ = r;
}
