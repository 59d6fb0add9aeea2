// spec 6 Blocking: whatever the function gives comes back: errors, large values, of type parameters, in a defer
// run
// out: 5
// out: text
// out: 2.5
// out: 77
// out: 3
// out: Bad { n: 3 }
// out: defer 5
// out: Bad { n: 7 }
// out: 6
// out: 4
// out: ok 1
// out: 4
error Bad { n: i32 }
function risky(n: i32) -> Result<i32, Bad> effects [Blocking] { if n > 2 { return err Bad { n: n }; } ok n }
function outside<T: Copy>(x: T) -> T effects [Async] { task.run_blocking(|| x) }
function big(n: i64) -> Array<i64, 1000> effects [Blocking] { var a = [0i64; 1000]; a[999] = n; a }
function consume(move xs: List<i32>) -> usize effects [Blocking] { xs.len() }
function all() -> Result<i32, Bad> effects [Async, Io] {
    const a = task.run_blocking(|| risky(1))?;
    const b = check task.run_blocking(|| risky(2));
    defer { const d = task.run_blocking(|| 5); io.println("defer {}", d); }
    const c = task.run_blocking(|| risky(3));
    match c { ok v -> io.println(v); err e -> io.println(e); }
    ok a + b + task.run_blocking(|| risky(7))?
}
function main() effects [Io, Async] {
    io.println(outside(5));
    io.println(outside("text"));
    io.println(outside(2.5));
    const a = task.run_blocking(|| big(77));
    io.println(a[999]);
    const xs: List<i32> = [1, 2, 3];
    io.println(task.run_blocking(|| consume(xs.clone())));
    match all() { ok v -> io.println(v); err e -> io.println(e); }
    var total = 0;
    for i in 0..3 { total += task.run_blocking(|| i * 2); }
    io.println(total);
    task.scope |s| {
        const t = s.spawn(|| task.run_blocking(|| outer(3)));
        io.println(t.join());
    };
    const f = || risky(1);
    io.println(task.run_blocking(f));
    const g: function() -> i32 effects [Blocking] = || 4;
    io.println(task.run_blocking(g));
}
function outer(n: i32) -> i32 { n + 1 }
