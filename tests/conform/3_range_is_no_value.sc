// spec 3 types: a range stands in a loop, a slice or a pattern, and is no value
// reject
// diag: SC0401@6
// diag: SC0401@7
function main() {
  const r = 0..3;
  const q = Some { value: 1..2 };
  for i in (0..3) { _ = i; }
}
