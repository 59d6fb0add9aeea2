// run
// out: Small { a: 1 }
// out: Wide { a: 1, b: 2, c: 3, name: "wide" }
// out: 499500
// out: [1, 2, 3]
// out: Some { value: 9 }
// out: true 2.5 x
type Small = { a: u8 };
type Wide = { a: i64, b: i64, c: i64, name: String };
function big() -> Array<i32, 1000> effects [Async] {
  task.yield();
  var a: Array<i32, 1000> = [0; 1000];
  for i in 0..1000 { a[i] = i; }
  task.yield();
  return a;
}
function sum(v: View<i32>) -> i32 {
  var n = 0;
  for x in v { n += x; }
  return n;
}
function pause<T>(move x: T) -> T effects [Async] { task.yield(); return x; }
function main() effects [Async, Io] {
  task.scope |s| {
    const a = s.spawn(|| pause(Small { a: 1 }));
    const b = s.spawn(|| pause(Wide { a: 1, b: 2, c: 3, name: "wide" }));
    const c = s.spawn || { const all = big(); return sum(all[..]); };
    const d = s.spawn || -> List<i32> { task.yield(); return [1, 2, 3]; };
    const e = s.spawn || -> i32? { task.yield(); return Some { value: 9 }; };
    const f = s.spawn(|| pause((true, 2.5, 'x')));
    io.println(a.join());
    io.println(b.join());
    io.println(c.join());
    io.println(d.join());
    io.println(e.join());
    const (p, q, r) = f.join();
    io.println("{} {} {}", p, q, r);
  };
}
