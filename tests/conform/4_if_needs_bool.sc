// spec 4 conditions: are `Bool`
// reject
// diag: SC0401@5
function main() {
  if 1 { }
}
