// spec 9 diagnostics: no cascades
// reject
// diag: SC0301@5
function main() effects [Io] {
  const x = nowhere(1);
  const y = x + 1;
  io.println("{} {}", x.field, y);
  for i in x { io.println(i); }
}
