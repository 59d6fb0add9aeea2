// spec 4 patterns: alternatives bind the same names with the same types
// run
// out: 3 4 5
// out: 1 2
type S = | A { x: i32 } | B { x: i32, y: i32 } | C { p: (i32, i32) };
function f(s: S) -> i32 { return match s { A { x } | B { x, .. } | C { p: (x, _) } -> x; }; }
function g(r: Result<i32, E>) -> i32 { return match r { ok v | err E { code: v } -> v; }; }
error E { code: i32 }
function main() effects [Io] {
  io.println("{} {} {}", f(A { x: 3 }), f(B { x: 4, y: 0 }), f(C { p: (5, 6) }));
  io.println("{} {}", g(ok 1), g(err E { code: 2 }));
}
