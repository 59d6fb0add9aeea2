// spec 7: what is left of a task when its short way was tried is one call, with what had been computed for it
// run
// out: 1366 1366
// out: 21845
// out: 88573 nodes
// out: abcabcabc-abc 35
// out: 7 15 9
function mixed(x: u64, i: u64) -> u64 { return (x *% 31 +% i *% 17) ^ (x >> 3); }

// Called last by `node`, with a constant, and with more than what the task has captured by itself.
function below(hash: u64, depth: i64, wide: i64) -> i64 effects [Async] {
  return task.scope |s| {
    var nodes: List<Task<i64>> = [];
    for i in 0..4 { nodes.push(s.spawn(|| node(mixed(hash, u64(i)), depth - 1))); }
    var size: i64 = wide - 3;
    for n in nodes { size += n.join(); }
    return size;
  };
}

function node(hash: u64, depth: i64) -> i64 effects [Async] {
  if depth == 0 || hash == 12345 { return 1; }
  return below(hash, depth, 4);
}

// The same with tasks whose records lie in the function.
function halves(depth: i64) -> i64 effects [Async] {
  return task.scope |s| {
    const a = s.spawn(|| quarter(depth - 1, 2));
    const b = s.spawn(|| quarter(depth - 1, 2));
    return a.join() + b.join() + 1;
  };
}

function quarter(depth: i64, by: i64) -> i64 effects [Async] {
  if depth < by { return 1; }
  return pair(depth);
}

function pair(depth: i64) -> i64 effects [Async] {
  return task.scope |s| {
    const a = s.spawn(|| quarter(depth - 1, 2));
    const b = s.spawn(|| quarter(depth - 1, 2));
    return a.join() + b.join() + 1;
  };
}

// Nobody joins these, and they give nothing.
function count(depth: i32, seen: Atomic<i64>) effects [Async] {
  seen.add(1);
  task.scope |s| { for i in 0..3 { s.spawn || { counted(depth - 1, seen); }; } };
}

function counted(depth: i32, seen: Atomic<i64>) effects [Async] {
  if depth < 0 { return; }
  count(depth, seen);
}

// What is passed is known to nobody else.
function texts(parts: i32, text: String, last: String) -> String effects [Async] {
  return task.scope |s| {
    const all = s.spawn(|| joined(parts, text ++ "c", last));
    return all.join();
  };
}

function joined(parts: i32, text: String, last: String) -> String effects [Async] {
  if parts == 0 { return last; }
  return many(parts, text, last);
}

function many(parts: i32, text: String, last: String) -> String effects [Async] {
  return task.scope |s| {
    const more = s.spawn(|| joined(parts - 1, text, text));
    return text ++ (if parts == 1 { "-" } else { "" }) ++ more.join();
  };
}

function lengths(n: i32) -> i64 effects [Async] {
  return task.scope |s| {
    var all: List<Task<String>> = [];
    for i in 0..n { all.push(s.spawn(|| joined(2, "ab", "x"))); }
    var sum: i64 = 0;
    for t in all { sum += i64(t.join().len()); }
    return sum;
  };
}

// Two calls, of which either may be left.
function either(n: i32) -> i32 effects [Async] {
  if n < 2 { return n; }
  if n % 2 == 0 { return first(n); }
  return second(n);
}

function first(n: i32) -> i32 effects [Async] {
  return task.scope |s| { const a = s.spawn(|| either(n - 1)); const b = s.spawn(|| either(n / 2)); return a.join() + b.join() + 1; };
}

function second(n: i32) -> i32 effects [Async] {
  return task.scope |s| { const a = s.spawn(|| either(n - 2)); return a.join() + 2; };
}

function main() effects [Async, Io] {
  io.println("{} {}", below(1, 5, 4) + 1, below(2, 5, 4) + 1);
  io.println(halves(13) + 13654);
  const seen = atomic(0i64);
  count(10, seen);
  io.println("{} nodes", seen.load());
  io.println("{} {}", texts(3, "ab", "x"), lengths(5));
  io.println("{} {} {}", either(7), either(8), either(6));
}
