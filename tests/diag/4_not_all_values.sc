// spec 9 exhaustiveness: where no example tells more, the type is named
// reject
function f(s: String, x: f64, n: i32, b: Bool?) {
  match s { "a" -> {} }
  match x { 1.0 -> {} }
  match n {}
  match b { }
  match n { k where k > 0 -> {} }
}
function main() {}
