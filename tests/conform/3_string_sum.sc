// spec 3.19 text: a string has no sum
// reject
// diag: SC0405@6
// diag: SC0401@8
function main() effects [Io] {
  io.println("abc".sum());
  io.println("abc".bytes().map(|b| i32(b)).sum());
  const p = ["x"].sum();
}
