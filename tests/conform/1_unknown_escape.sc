// spec 1 literals: unknown escapes are SC0103
// reject
// diag: SC0103@5
function main() effects [Io] {
  io.println("a\qb");
}
