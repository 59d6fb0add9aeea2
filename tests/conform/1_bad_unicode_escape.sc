// spec 1 literals: an escape that names no character does not fit
// reject
// diag: SC0105@5
function main() effects [Io] {
  io.println("\u{110000}");
}
