// run
// out: plain 1
// out: plain 2
// out: slow 3
// out: named 4
// out: stored 5
// out: 3 7
// out: captured 8
// out: 12 12
// out: 25
type Handler = { run: function(i32) effects [Async, Io] };
function named(n: i32) effects [Io] { io.println("named {}", n); }
function slow(n: i32) effects [Async, Io] { task.yield(); io.println("slow {}", n); }
function twice(f: function(i32) -> i32, x: i32) -> i32 { return f(f(x)); }
function pass(f: function(i32) -> i32, x: i32) -> i32 { return twice(f, x); }
function drive(f: function(i32) effects [Async, Io], n: i32) effects [Async, Io] { f(n); }
function pick(quick: Bool) -> function(i32) -> i32 {
  if quick { return |x| x + 1; }
  return |x| x * 10;
}
function main() effects [Async, Io] {
  drive(|n| io.println("plain {}", n), 1);
  const plain = |n: i32| io.println("plain {}", n);
  drive(plain, 2);
  drive(slow, 3);
  drive(named, 4);
  const h = Handler { run: |n| { task.yield(); io.println("stored {}", n); } };
  const run = h.run;
  run(5);
  io.println("{} {}", twice(|x| x + 1, 1), pass(|x| { task.yield(); return x + 2; }, 3));
  const k = 8;
  drive(|n| io.println("captured {}", k), 0);
  const fs = [pick(true), pick(false)];
  const f0 = fs[0];
  const f1 = fs[1];
  io.println("{} {}", f0(11), f1(1) + 2);
  var sum = 0;
  const add = |n: i32| { task.yield(); sum += n; };
  for i in 0..5 { add(i); }
  task.scope |s| { s.spawn(|| add(15)); };
  io.println(sum);
}
