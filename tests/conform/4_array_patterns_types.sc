// spec 4 patterns: a pattern of elements fits the type and the count
// reject
// diag: SC0401@8
// diag: SC0401@9
// diag: SC0401@10
// diag: SC0901@11
function f(a: Array<i32, 2>, n: i32, s: String, l: List<i32>) {
  match a { [x] -> {} _ -> {} }
  match n { [x] -> {} _ -> {} }
  match a { ["x", ..] -> {} _ -> {} }
  const [x, y] = l;
}
function main() {}
