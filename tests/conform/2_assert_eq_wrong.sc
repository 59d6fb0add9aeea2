// reject
// diag: SC0403@9
// diag: SC0401@10
// diag: SC0406@11
// diag: SC0406@11
function f() {}
function g() {}
function main() {
  assert_eq(1);
  assert_eq(1, "1");
  assert_eq(f, g);
}
