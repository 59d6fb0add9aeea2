// spec 1 literals: a string does not go over the end of its line
// reject
// diag: SC0102@6
// diag: SC0102@7
function main() effects [Io] {
  io.println("one
two");
}
