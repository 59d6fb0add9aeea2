// spec 1 comparisons: they don't chain
// reject
// diag: SC0201@6
function main() effects [Io] {
  const b = 2;
  io.println(1 < b < 3);
}
