// reject
// diag: SC0201
function f() {
  for (i = 0; i < 10; i++) { }
}
