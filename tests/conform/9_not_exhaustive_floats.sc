// spec 9 exhaustiveness: of floats and strings no list of literals is complete, and one said twice cannot match
// reject
// diag: SC0901@8
// diag: SC0902@8
// diag: SC0902@9
// diag: SC0901@10
function f(x: f64, s: String) {
  match x { -1.5 -> {} 1.5 -> {} -1.5 -> {} }
  match s { "a" -> {} "b" | "a" -> {} "b" -> {} _ -> {} }
  match (s, x) { ("a", _) -> {} (_, 1.0) -> {} }
}
function main() {}
