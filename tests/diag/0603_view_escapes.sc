// reject
// diag: SC0603
function first_half() -> View<i32> {
  const data: Array<i32, 4> = [1, 2, 3, 4];
  return data[..2];
}
function main() { _ = first_half(); }
