// spec 9 exhaustiveness: what is missing of an array, a list or a view is said as a pattern
// reject
// diag: SC0901@8
// diag: SC0901@9
// diag: SC0901@10
// diag: SC0902@11
function f(xs: List<Bool>, a: Array<Bool, 2>, v: View<Bool>) {
  match xs { [] -> {} [_] -> {} [_, true, ..] -> {} }
  match a { [true, _] -> {} [_, true] -> {} }
  match v { [] -> {} [.., true] -> {} [false, ..] -> {} }
  match v { [..] -> {} [_, ..] -> {} }
}
function main() {}
