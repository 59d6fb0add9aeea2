// spec 8 no escape: what is second-class cannot go through a channel
// reject
// diag: SC0603@7
// diag: SC0601@9
// diag: SC0604@13
function main() effects [Async, Io] {
  const views = channel<View<i32>>(1);
  task.scope |s| {
    const tasks = channel<Task<i32>>(1);
    const t = s.spawn || { return 1; };
    tasks.send(t);
  };
  const ios: Channel<Io> = channel(1);
}
