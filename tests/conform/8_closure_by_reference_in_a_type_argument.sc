// reject
// diag: SC0605@5
function id<T>(move x: T) -> T { return x; }
function main() { var n: i32 = 0;
  const f = id(|| { n += 1; });
}
