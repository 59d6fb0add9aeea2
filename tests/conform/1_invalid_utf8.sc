// spec 1 files: invalid UTF-8 is SC0101, in comments and strings too
// reject
// diag: SC0101@5
function main() effects [Io] {
  io.println("aÿ");
}
