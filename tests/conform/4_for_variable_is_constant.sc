// spec 4 for: the variable is a constant
// reject
// diag: SC0404@5
function main() {
  for i in 0..3 { i = 5; }
}
