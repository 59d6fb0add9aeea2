// spec 1 heads: a record literal in the head of `if` is parenthesised
// run
// out: same
type P = { x: i32, y: i32 };
function main() effects [Io] {
  const p = P { x: 1, y: 2 };
  if p == (P { x: 1, y: 2 }) { io.println("same"); } else { io.println("different"); }
}
