// spec 1 literals: an unterminated literal is SC0102
// reject
// diag: SC0102@5
function main() effects [Io] {
  io.println("no end);
}
