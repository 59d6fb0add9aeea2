// Channels: what is wrong is said where it is.
// reject
// diag: SC0410
// diag: SC0401
// diag: SC0405
// diag: SC0501
// diag: SC0603
// diag: SC0605
// diag: SC0402
// diag: SC0303
// diag: SC0801
// diag: SC1202
type Job = { parts: List<i32> };

function moved(ch: Channel<Job>, move job: Job) -> usize effects [Async] {
  ch.send(job);
  return job.parts.len();
}

function wrong(ch: Channel<i32>) effects [Async] {
  ch.send("text");
  ch.receive();
}

function plain(ch: Channel<i32>) -> i32 {
  var sum = 0;
  for v in ch { sum += v; }
  return sum;
}

function kept() effects [Async] {
  var n = 0;
  const views = channel<View<i32>>(1);
  const calls = channel<function()>(1);
  calls.send(|| { n += 1; });
}

function made() {
  const unknown = channel(1);
  const channels: Channel<i32> = Channel(1);
}

function dropped(ch: Channel<i32>) effects [Async] {
  ch.offer(1);
}

function main() effects [Async] {
  const ch = channel<i32>(0);
  const r: Result<Unit, Cancelled> = task.scope |s| {
    s.spawn || { for v in ch {} s.cancel(); };
  };
  _ = r;
}
