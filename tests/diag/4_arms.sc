// reject
// diag: SC0201@7
// diag: SC0201@8
// diag: SC0201@9
// Arms are `pattern -> body;`.
function main() {
  match a { 1 -> f(), 2 -> g(), _ -> h() }
  match b { 1 => f(); }
  match c { else -> f() }
}
