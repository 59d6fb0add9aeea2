// reject
// diag: SC0103@9
// diag: SC0103@9
// diag: SC0103@9
// diag: SC0103@9
// diag: SC0103@10
// Escapes are checked one by one.
function main() {
  const a = "tab \t, bell \a, half \x4, brace \u12, none \u{}";
  const b = '\q';
  const c = "fine: \n \r \\ \" \' \0 \x41 \u{1F600}";
}
