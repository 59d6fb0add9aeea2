// spec 9 exhaustiveness: chars, strings, durations, tuples, arrays and views
// reject
// diag: SC0901@10
// diag: SC0901@11
// diag: SC0901@12
// diag: SC0901@13
// diag: SC0901@14
// diag: SC0901@15
function f(c: Char, s: String, t: (Bool, u8), xs: View<i32>, d: Duration, i: i8) {
  match c { '\0'..='y' -> {} }
  match s { "a" -> {} }
  match t { (true, _) -> {} (false, 0..=254) -> {} }
  match xs { [] -> {} [_] -> {} [_, _, _, ..] -> {} }
  match d { ..1s -> {} 2s.. -> {} }
  match i { -128..=-1 -> {} 1..=127 -> {} }
}
function main() {}
