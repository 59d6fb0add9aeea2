// spec 3 moves: a list moves; its use after that is SC0410
// reject
// diag: SC0410@7
function main() effects [Io] {
  const a: List<i32> = [1];
  const b = a;
  io.println(a.len() + b.len());
}
