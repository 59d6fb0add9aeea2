// spec 7.3 a scope waits for what others spawn into it, also where its own tasks have run at once
// run
// out: argument 243 of 243
// out: captured 243 of 243
// out: inner 243 of 243
type Count = { spawned: Atomic<i32>, ended: Atomic<i32> };

type Way = | Argument | Captured | Inner;

function work(c: Count) effects [Async] {
  for i in 0..3 { task.yield(); }
  c.ended.add(1);
}

function spawns(s: Scope, c: Count) effects [Async] {
  for i in 0..3 {
    c.spawned.add(1);
    s.spawn || { work(c); };
  }
}

function argument(depth: i32, c: Count) effects [Async] {
  if depth == 0 { return; }
  const before = c.ended.load();
  task.scope |s| {
    const a = s.spawn(|| argument(depth - 1, c));
    const b = s.spawn(|| argument(depth - 1, c));
    if depth == 1 { spawns(s, c); }
    const d = s.spawn(|| argument(depth - 1, c));
    a.join();
    b.join();
    d.join();
  };
  assert(depth > 1 || c.ended.load() >= before + 3);
}

function captured(depth: i32, c: Count) effects [Async] {
  if depth == 0 { return; }
  const before = c.ended.load();
  task.nursery |s| {
    const a = s.spawn(|| captured(depth - 1, c));
    const b = s.spawn || {
      if depth == 1 {
        for i in 0..3 {
          c.spawned.add(1);
          s.spawn || { work(c); };
        }
      } else {
        captured(depth - 1, c);
      }
    };
    const d = s.spawn(|| captured(depth - 1, c));
    a.join();
    b.join();
    d.join();
  };
  assert(depth > 1 || c.ended.load() >= before + 3);
}

function inner(depth: i32, c: Count) effects [Async] {
  if depth == 0 { return; }
  const before = c.ended.load();
  task.scope |s| {
    const a = s.spawn(|| inner(depth - 1, c));
    const b = s.spawn(|| inner(depth - 1, c));
    task.scope |t| {
      const d = t.spawn(|| inner(depth - 1, c));
      if depth == 1 {
        for i in 0..3 {
          c.spawned.add(1);
          s.spawn || { work(c); };
        }
      }
      d.join();
    };
    a.join();
    b.join();
  };
  assert(depth > 1 || c.ended.load() >= before + 3);
}

function main() effects [Async, Io] {
  for way in [Argument, Captured, Inner] {
    const c = Count { spawned: atomic(0), ended: atomic(0) };
    const name = match way {
      Argument -> { argument(5, c); "argument" }
      Captured -> { captured(5, c); "captured" }
      Inner -> { inner(5, c); "inner" }
    };
    io.println("{} {} of {}", name, c.ended.load(), c.spawned.load());
  }
}
