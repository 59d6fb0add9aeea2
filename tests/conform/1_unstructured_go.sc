// spec 1 keywords: unstructured `go` is SC0210
// reject
// diag: SC0210@6
function work() { }
function main() {
  go work();
}
