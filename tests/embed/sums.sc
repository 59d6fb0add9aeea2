// What the C program beside this file calls: exported functions of every kind.
type Point = { x: f64, y: f64 };
type Grid = { cells: Array<i32, 4>, corner: Point, short: Bool };
extern c type Counter;

export c function add(a: i32, b: i32) -> i32 { a + b }
export c function dot(a: Point, b: Point) -> f64 { a.x * b.x + a.y * b.y }
export c function step(inout grid: Grid, by: f64) { grid.corner.x += by; grid.cells[3] = 7; grid.short = true; }
export c function greet(name: String) -> String { "hello " ++ name }
export c function double_all(numbers: View<mut i32>) {
    for i in 0..numbers.len() { numbers[i] = numbers[i] * 2; }
}
export c function first(counter: Counter, other: Counter?) -> Counter? {
    match other { Some { value } -> Some { value: value }; None -> Some { value: counter }; }
}
export c function next(letter: Char) -> Char { if letter == 'a' { 'b' } else { letter } }

export c function sum(numbers: View<i64>) -> i64 effects [Async] {
    if numbers.len() < 500 {
        var total: i64 = 0;
        for n in numbers { total += n; }
        return total;
    }
    const m = numbers.len() / 2;
    task.scope |s| {
        const left = s.spawn || { sum(numbers[..m]) };
        const right = sum(numbers[m..]);
        left.join() + right
    }
}

// Waits, and keeps its text over the wait.
export c function later(pause: Duration, text: String) -> String effects [Async, Clock] {
    const kept = text ++ "!";
    clock.sleep(pause);
    kept
}

// Fills the heap, so that the collector runs while threads of C's come and go.
export c function churn(turns: i32) -> i64 {
    const text = "some words that lie on the heap";
    var length: i64 = 0;
    for i in 0..turns {
        const joined = text ++ format("{}", i);
        if joined.len() > text.len() { length += 1; }
    }
    length
}

export c function fail(on_purpose: Bool) effects [Async, Io] {
    defer io.println("cleaned up");
    task.yield();
    if on_purpose { panic("failed on purpose"); }
}
export c function fail_plainly() { panic("failed plainly"); }
export c function hang() effects [Async] { const never = event(); never.wait(); }
