// reject
// diag: SC0201@10
// diag: SC0201@11
// diag: SC0201@17
// Brackets that don't pair are one mistake in each declaration.
function one() {
  if a {
    work();
}
function two() {
  work(1, (2;
  work();
}
function three() {
  work();
}
  work();
}
function main() { }
