// run
// out: 6 [1, 2, 3]
// out: 111
// out: [5, 6] [5, 6]
// out: ab
// out: 21
// out: 9 8
// out: 3 Some { value: "x" }
// out: [1, 2] 2
function add_all(inout total: i32, xs: View<i32>) effects [Async] {
  task.scope |s| {
    s.spawn || {
      task.yield();
      const add = |x: i32| { total += x; };
      for x in xs { add(x); }
    };
  };
}
function main() effects [Async, Io] {
  var total = 0;
  const xs: List<i32> = [1, 2, 3];
  add_all(inout total, xs[..]);
  io.println("{} {}", total, xs);
  var n = 0;
  task.scope |a| {
    a.spawn || {
      n += 1;
      task.scope |b| {
        b.spawn || {
          task.yield();
          n += 10;
          task.scope |c| { c.spawn || { task.yield(); n += 100; }; };
        };
      };
    };
  };
  io.println(n);
  const ys: List<i32> = [5, 6];
  task.scope |s| {
    const p = s.spawn || {
      const q = task.scope |t| {
        const h = t.spawn || { task.yield(); return format("{}", ys); };
        return h.join();
      };
      return q;
    };
    const text = p.join();
    io.println("{} {}", text, ys);
  };
  const left = "a";
  const make = |right: String| || left ++ right;
  const joined = make("b");
  io.println(joined());
  var fs: List<function() -> i32> = [];
  for i in 1..4 {
    const base = i * 2;
    fs.push(|| { const g = || base + i; return g(); });
  }
  var sum = 0;
  for f in fs { sum += f() + 1; }
  io.println(sum);
  const pair: (i32, i32)? = Some { value: (9, 8) };
  match pair {
    Some { value: (a, b) } -> task.scope |s| {
      s.spawn || { task.yield(); io.println("{} {}", a, b); };
    };
    None -> {}
  }
  const found: (i32, String?) = (3, Some { value: "x" });
  const (count, label) = found;
  const show = || { io.println("{} {}", count, label); };
  show();
  const lists: List<List<i32>> = [[1], [1, 2]];
  for l in lists {
    if l.len() < 2 { continue; }
    task.scope |s| { s.spawn || { task.yield(); io.println("{} {}", l, l.len()); }; };
  }
}
