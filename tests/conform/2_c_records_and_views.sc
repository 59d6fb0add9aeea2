// spec 2 C border: plain records and arrays in them by value, by `inout`, and views as addresses
// run
// flags: tests/conform/c/border.c
// out: Mixed { flag: true, letter: 'é', cells: [7, 2, 3], at: Point { x: 0.5, y: -0.5 } }
// out: 246.0
// out: Point { x: 3.5, y: -1.0 }
// out: 60 0
// out: [5, 6, 7, 8]
type Point = { x: f64, y: f64 };
type Mixed = { flag: Bool, letter: Char, cells: Array<i16, 3>, at: Point };
extern c function mixed_make(first: i16) -> Mixed effects [];
extern c function mixed_sum(m: Mixed) -> f64 effects [];
extern c function point_move(inout p: Point, by: f64) effects [];
extern c function sum_of(numbers: View<i32>, count: usize) -> i64 effects [];
extern c function fill(numbers: View<mut i32>, count: usize, value: i32) effects [];

function main() effects [Io] {
    const m = mixed_make(7);
    io.println(m);
    io.println(mixed_sum(m));
    var p = Point { x: 1.5, y: 1.0 };
    point_move(inout p, 2.0);
    io.println(p);
    const xs: List<i32> = [10, 20, 30];
    const none: List<i32> = [];
    io.println("{} {}", sum_of(xs[..], xs.len()), sum_of(none[..], 0));
    var ys = [0, 0, 0, 0];
    fill(ys[..], 4, 5);
    io.println(ys);
}
