// spec 3 moves: a field that was moved is gone, and so is the whole; a whole that is gone has no fields
// reject
// diag: SC0410@14
// diag: SC0410@21
// diag: SC0410@28
// diag: SC0410@33
// diag: SC0410@39
type S = { items: List<i32>, other: List<i32>, n: i32 };
function eat(move xs: List<i32>) -> usize { return xs.len(); }

function whole_after_part() -> usize {
  const s = S { items: [1], other: [2, 3], n: 4 };
  _ = eat(s.items);
  const t = s;
  return t.items.len();
}

function part_after_whole() -> usize {
  var s = S { items: [1], other: [2, 3], n: 4 };
  const t = s;
  s.items = [];
  return t.items.len();
}

function part_twice() {
  const s = S { items: [1], other: [2, 3], n: 4 };
  _ = eat(s.items);
  _ = eat(s.items);
}

function part_in_a_loop() {
  const s = S { items: [1], other: [2, 3], n: 4 };
  for i in 0..2 { _ = eat(s.items); }
}

function part_in_a_pattern() -> usize {
  const s = S { items: [1], other: [2, 3], n: 4 };
  match s { S { items, .. } -> { _ = eat(items); } }
  return s.other.len();
}

function main() {}
