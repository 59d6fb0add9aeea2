// spec 7 spawning: a named function, a closure literal as argument or trailing, a closure value
// run
// out: 1 2 3 4 5 6
function one() -> i32 { return 1; }
function slow() -> i32 effects [Async] { task.yield(); return 2; }
function main() effects [Async, Io] {
  const five = || -> i32 { return 5; };
  const x = 6;
  task.scope |s| {
    const a = s.spawn(one);
    const b = s.spawn(slow);
    const c = s.spawn(|| 3);
    const d = s.spawn || -> i32 { return 4; };
    const e = s.spawn(five);
    const f = s.spawn || { x };
    io.println("{} {} {} {} {} {}", a.join(), b.join(), c.join(), d.join(), e.join(), f.join());
  };
}
