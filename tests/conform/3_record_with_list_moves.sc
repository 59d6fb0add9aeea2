// spec 3 moves: what contains a move type is one
// reject
// diag: SC0410@8
type Bag = { items: List<i32> };
function main() effects [Io] {
  const a = Bag { items: [1] };
  const b = a;
  io.println(a.items.len() + b.items.len());
}
