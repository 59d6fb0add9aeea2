// spec 9 diagnostics: several mistakes, in source order
// reject
// diag: SC0301@7
// diag: SC0401@8
// diag: SC0404@9
function main() {
  const a = nowhere;
  const b: i32 = "x";
  b = 3;
  _ = a;
}
