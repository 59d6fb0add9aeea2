// reject
// diag: SC0604
function leak() -> Io effects [Io] {
  return io;
}
function main() effects [Io] { _ = leak(); }
