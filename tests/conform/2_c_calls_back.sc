// spec 2 C border: C calls exported functions, also Async ones, on whatever thread it runs
// run
// flags: tests/conform/c/border.c
// out: 9
// out: 144
// out: 1233
// out: 90000
// out: HELLO C
// out: 7 true
// out: 4950 1249975000
// out: é
// out: true
// out: -193.5
type Point = { x: f64, y: f64 };
type Mixed = { flag: Bool, letter: Char, cells: Array<i16, 3>, at: Point };
extern c type Counter;
extern c function call_doubled(n: i32) -> i32 effects [Ffi];
extern c function call_counted(n: i64) -> i64 effects [Ffi];
extern c function call_counted_slowly(n: i64) -> i64;
extern c function call_shout(text: String) -> i32 effects [Ffi];
extern c function call_summed(count: i64) -> i64 effects [Ffi];
extern c function call_letter(c: Char) -> Char effects [Ffi];
extern c function call_handed(counter: Counter) -> Bool effects [Ffi];
extern c function call_turned() -> f64 effects [Ffi];
extern c function counter_open(value: i64) -> Counter effects [Ffi];

export c function doubled(n: i32) -> i32 { n * 2 }
export c function counted(n: i64) -> i64 effects [Async, Clock] { clock.sleep(100us); fib(n) }
export c function shout(text: String) -> String { if text == "" { "?" } else { "HELLO " ++ text } }
export c function summed(numbers: View<i64>) -> i64 effects [Async] {
    if numbers.len() < 100 {
        var sum: i64 = 0;
        for n in numbers { sum += n; }
        return sum;
    }
    const m = numbers.len() / 2;
    task.scope |s| {
        const left = s.spawn || { summed(numbers[..m]) };
        const right = summed(numbers[m..]);
        left.join() + right
    }
}
export c function letter(c: Char) -> Char { c }
export c function handed(counter: Counter?) -> Counter? { counter }
export c function turned(m: Mixed) -> Mixed {
    Mixed { flag: false, letter: m.letter, cells: [m.cells[2], m.cells[1], 0i16 - m.cells[0]], at: m.at }
}
export c function moved(inout m: Mixed) { m.at.x += 1.0; m.cells[0] = -420i16; m.at.y = 0.0; }

function fib(n: i64) -> i64 effects [Async] {
    if n < 2 { return n; }
    task.scope |s| {
        const a = s.spawn || { fib(n - 1) };
        const b = fib(n - 2);
        a.join() + b
    }
}

function main() effects [Io, Async, Ffi] {
    io.println(call_doubled(4));
    io.println(call_counted(12));
    io.println(task.run_blocking(|| call_counted_slowly(13)));
    const sum = atomic(0i64);
    task.nursery |n| {
        for i in 0..80 { n.spawn || { sum.add(call_counted(10)); }; }
        for i in 0..80 { n.spawn || { sum.add(task.run_blocking(|| call_counted_slowly(10))); }; }
        n.spawn || { sum.add(1200); };
    };
    io.println(sum.load());
    io.flush();
    const length = call_shout("C");
    io.println("{} {}", length, length == 7);
    io.println("{} {}", call_summed(100), call_summed(50000));
    io.println(call_letter('é'));
    io.println(call_handed(counter_open(1)));
    io.println(call_turned());
}
