// spec 4 match: subjects, guards and arms may suspend
// run
// out: big 7
// out: small 2
// out: none
type S = | Has { n: i32 } | Empty;
function v(n: i32) -> i32 effects [Async] { task.yield(); return n; }
function make(n: i32) -> S effects [Async] { task.yield(); if n == 0 { return Empty; } return Has { n: n }; }
function main() effects [Async, Io] {
  for n in [7, 2, 0] {
    const text = match make(n) {
      Has { n } where v(n) > 5 -> format("big {}", v(n));
      Has { n } -> { const m = v(n); format("small {}", m) }
      Empty -> "none";
    };
    io.println(text);
  }
}
