// spec 2 names: an unknown name is SC0301
// reject
// diag: SC0301@5
function main() effects [Io] {
  io.println(nowhere);
}
