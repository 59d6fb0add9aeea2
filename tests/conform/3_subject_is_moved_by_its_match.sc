// reject
// diag: SC0410@8
// diag: SC0410@12
// diag: SC0410@15
function eat(move xs: List<i32>) -> usize { return xs.len(); }
function twice(move found: List<i32>?) {
  match found { Some { value } -> { _ = eat(value); } None -> {} }
  match found { Some { value } -> { _ = value.len(); } None -> {} }
}
function each(move lists: List<List<i32>>) -> usize {
  for list in lists { _ = eat(list); }
  return lists.len();
}
function lent(found: List<i32>?) {
  match found { Some { value } -> { _ = eat(value); } None -> {} }
}
function main() {}
