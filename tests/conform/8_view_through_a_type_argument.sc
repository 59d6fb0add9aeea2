// reject
// diag: SC0603@5
function id<T>(move x: T) -> T { return x; }
function main() { const a: Array<i32, 3> = [1, 2, 3];
  const v = id(a[..2]);
}
