// reject
// diag: SC0201@8
// diag: SC0201@9
// diag: SC0201@11
// What is missing is said where it was missed.
function main() {
  const a = 1
  const b = 2;
  task.scope |s| { } work();
  return a
  work();
}
