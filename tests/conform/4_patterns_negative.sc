// spec 4 patterns: negative literals of every signed type, floats too
// run
// out: a b c d
// out: e f g
// out: low mid
function f(x: f64) -> String { return match x { -1.5 -> "a"; 1.5 -> "b"; -0.25 | 0.25 -> "c"; _ -> "d"; }; }
function i(x: i64) -> String { return match x { -9223372036854775808 -> "e"; -5..=-1 -> "f"; _ -> "g"; }; }
function d(x: Duration) -> String { return match x { ..-1s -> "low"; -1s..=1s -> "mid"; _ -> "high"; }; }
function main() effects [Io] {
  io.println("{} {} {} {}", f(-1.5), f(1.5), f(-0.25), f(9.0));
  io.println("{} {} {}", i(-9223372036854775807 - 1), i(-3), i(3));
  io.println("{} {}", d(-2s), d(-500ms));
}
