// Two million tasks, each inside the one before, that only fork and join: they lie on the C stack, which
// goes down in steps for them. Plain recursion at the bottom still has its share, and no more.
// run
// out: 2000000
// err: deep_pure_tasks.sc:17:10: panic: stack overflow
// exit: 101
// workers: 1 2
function down(levels: i64, bottom: i64) -> i64 effects [Async] {
  if levels == 0 { return plain(bottom); }
  return task.scope |s| {
    const below = s.spawn(|| down(levels - 1, bottom));
    return below.join() + 1;
  };
}

// Ends at once, or never.
function plain(n: i64) -> i64 {
  if n == 0 { return 0; }
  return plain(n + 1) + 1;
}

function main() effects [Async, Io] {
  io.println("{}", down(2000000, 0));
  io.println("{}", down(2000000, 1));
}
