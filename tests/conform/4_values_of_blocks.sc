// spec 4: if and match and blocks as values in every place
// run
// out: 3 [1, 2] (1, "b") 5 7
// out: neg pos
function f(n: i32) -> String { if n < 0 { "neg" } else { "pos" } }
function g(n: i32) -> i32 { match n { 0 -> 7; _ -> { const m = n; m } } }
function main() effects [Io] {
  const a = { const x = 1; x + 2 };
  const xs: List<i32> = if a > 2 { [1, 2] } else { [] };
  const t = (match a { 3 -> 1; _ -> 2; }, { "b" });
  const c = |n: i32| if n > 1 { n } else { 0 };
  io.println("{} {} {} {} {}", a, xs, t, c(5), g(0));
  io.println("{} {}", f(-1), f(1));
}
