// run
// Scopes inside the tasks of wide ones: most of their tasks are run where they are spawned. What they give, what
// they write and what a defer sees are the same as ever.
// out: leaves 4096
// out: sums 511 1022 4096
// out: marks 1024
// out: texts caabbabaaabbabb
// out: mixed 243 486
type Sums = { ones: i64, twos: i64, text: String };

// Handles in a list, results of a word.
function leaves(depth: i32) -> i64 effects [Async] {
  if depth == 0 { return 1; }
  return task.scope |s| {
    var parts: List<Task<i64>> = [];
    for i in 0..8 { parts.push(s.spawn(|| leaves(depth - 1))); }
    var sum: i64 = 0;
    for p in parts { sum += p.join(); }
    return sum;
  };
}

// Results too large for a register, with strings in them.
function sums(depth: i32) -> Sums effects [Async] {
  if depth == 0 { return Sums { ones: 1, twos: 2, text: "" }; }
  return task.scope |s| {
    var parts: List<Task<Sums>> = [];
    for i in 0..2 { parts.push(s.spawn(|| sums(depth - 1))); }
    var all = Sums { ones: 1, twos: 2, text: "x" };
    for p in parts {
      const part = p.join();
      all = Sums { ones: all.ones + part.ones, twos: all.twos + part.twos, text: all.text ++ part.text };
    }
    return all;
  };
}

// Tasks that nobody joins.
function mark(v: View<mut u8>) effects [Async] {
  if v.len() <= 4 {
    for i in 0..v.len() { v[i] = 1; }
    return;
  }
  task.nursery |n| {
    for i in 0..3 { n.spawn || { _ = leaves(1); }; }
    const half = v.len() / 2;
    n.spawn || { mark(v[..half]); };
    mark(v[half..]);
  };
}

function texts(depth: i32, own: String) -> String effects [Async] {
  if depth == 0 { return own; }
  return task.scope |s| {
    var parts: List<Task<String>> = [];
    for name in ["a", "b"] { parts.push(s.spawn(|| texts(depth - 1, name))); }
    var all = "";
    for p in parts { all = all ++ p.join(); }
    return if depth % 2 == 0 { all ++ own } else { own ++ all };
  };
}

// Two places that spawn into one scope, and a task that is joined early.
function mixed(depth: i32, weight: i64) -> i64 effects [Async] {
  if depth == 0 { return weight; }
  return task.scope |s| {
    var parts: List<Task<i64>> = [];
    parts.push(s.spawn(|| mixed(depth - 1, weight)));
    const early = s.spawn(|| mixed(depth - 1, weight));
    var sum = early.join();
    for i in 0..1 { parts.push(s.spawn(|| mixed(depth - 1, weight))); }
    for p in parts { sum += p.join(); }
    return sum;
  };
}

function main() effects [Async, Io] {
  io.println("leaves {}", leaves(4));
  const all = sums(8);
  io.println("sums {} {} {}", all.ones, all.twos, leaves(4));
  var flags: Array<u8, 1024> = [0; 1024];
  mark(flags[..]);
  var set = 0;
  for f in flags { if f == 1 { set += 1; } }
  io.println("marks {}", set);
  io.println("texts {}", texts(3, "c"));
  io.println("mixed {} {}", mixed(5, 1), mixed(5, 2));
}
