// spec 3 closures: a constant list that a stored or returned closure captures moves into it
// run
// out: 2 b
type Table = { get: function(i32) -> i32 };
function table() -> Table {
  const xs: List<i32> = [1, 2, 3];
  return Table { get: |i| xs[i] };
}
function named(move xs: List<String>) -> function(i32) -> String { return |i| xs[i]; }
function main() effects [Io] {
  io.println("{} {}", table().get(1), named(["a", "b"])(1));
}
