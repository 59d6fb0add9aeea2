// spec 1 keywords: unstructured `spawn` is SC0210
// reject
// diag: SC0210@6
function work() { }
function main() {
  spawn work();
}
