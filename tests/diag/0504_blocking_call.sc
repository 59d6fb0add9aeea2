// reject
// diag: SC0504
function crunch() effects [Blocking] { }
function main() effects [Async] {
  crunch();
}
