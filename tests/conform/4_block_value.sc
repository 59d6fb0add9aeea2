// spec 4 blocks: the value is the last expression without `;`, of function and closure bodies too
// run
// out: 7 8 9
function f() -> i32 { 7 }
function g(n: i32) -> i32 { if n > 0 { 8 } else { 0 } }
function main() effects [Io] {
  const x = { const a = 4; a + 5 };
  io.println("{} {} {}", f(), g(1), x);
}
