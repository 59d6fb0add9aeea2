// spec 3 generics: a `T` without Copy moves
// reject
// diag: SC0410@5
function twice<T>(move a: T) -> (T, T) {
  return (a, a);
}
function main() { _ = twice(1); }
