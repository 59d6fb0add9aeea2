// spec 3 Maybe: `T?` is written `Some { value }` or `None`
// run
// out: 3 -1
// out: Some { value: 3 } None
function half(n: i32) -> i32? { if n % 2 == 0 { return Some { value: n / 2 }; } return None; }
function or(m: i32?, other: i32) -> i32 { return match m { Some { value } -> value; None -> other; }; }
function main() effects [Io] {
  io.println("{} {}", or(half(6), -1), or(half(7), -1));
  io.println("{} {}", half(6), half(7));
}
