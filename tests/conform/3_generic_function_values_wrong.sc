// spec 3 function values: of a generic function the type arguments must be known, and fit
// reject
// diag: SC0412@12
// diag: SC0402@14
// diag: SC0402@15
// diag: SC0401@16
// diag: SC0406@17
// diag: SC0406@18
function same<T: Copy>(x: T) -> T { return x; }
function ten<T>() -> i32 { return 10; }
function equal<T: Eq>(a: T, b: T) -> Bool { return a == b; }
function grow<T>(x: T, n: i32) { const f: function((T, T), i32) = grow; }
function main() {
  const f = same;
  const g: function() -> i32 = ten;
  const h: function(i32) -> String = same;
  const k: function(List<i32>) -> List<i32> = same;
  const p: function(function() -> i32, function() -> i32) -> Bool = equal;
}
