// reject
// diag: SC0502@5
function say() effects [Io] { io.println("x"); }
function main() effects [Async] {
  say();
}
