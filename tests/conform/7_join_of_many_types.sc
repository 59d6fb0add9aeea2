// spec 7 join: results of any type, large ones too
// run
// out: P { name: "x", n: 7 } [1, 2, 3] Some { value: 4 } 2.5 text 300
type P = { name: String, n: i64 };
function main() effects [Async, Io] {
  task.scope |s| {
    const a = s.spawn || -> P { task.yield(); return P { name: "x", n: 7 }; };
    const b = s.spawn || -> List<i32> { task.yield(); return [1, 2, 3]; };
    const c = s.spawn || -> i32? { return Some { value: 4 }; };
    const d = s.spawn || -> f64 { task.yield(); return 2.5; };
    const e = s.spawn || -> String { return "te" ++ "xt"; };
    const f = s.spawn || -> Array<i64, 300> { task.yield(); return [1; 300]; };
    var sum: i64 = 0;
    for x in f.join() { sum += x; }
    io.println("{} {} {} {} {} {}", a.join(), b.join(), c.join(), d.join(), e.join(), sum);
  };
}
