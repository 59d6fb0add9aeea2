// reject
// diag: SC0410@13
// diag: SC0410@16
// diag: SC0410@18
// diag: SC0410@19
// diag: SC0410@21
// diag: SC0410@26
type Bag = { items: List<i32> };
function eat(move xs: List<i32>) -> usize { return xs.len(); }
function lend(xs: List<i32>, lists: View<List<i32>>, bag: Bag, c: Bool) -> List<i32> {
  const own: List<i32> = [1];
  _ = eat(own);
  _ = own.len();
  const twice: List<i32> = [2];
  if c { _ = eat(twice); }
  _ = eat(twice);
  const again: List<i32> = [3];
  while c { _ = eat(again); }
  _ = eat(lists[0]);
  for list in lists { _ = list.len(); }
  return xs;
}
function parts() -> List<i32> {
  const bag = Bag { items: [1] };
  const items = bag.items;
  _ = bag.items.len();
  return items;
}
function main() {}
