// reject
// diag: SC0201
// diag: SC0201
// diag: SC0201
// diag: SC0201
// diag: SC0201
// diag: SC0201
// diag: SC0201
// diag: SC0201
// diag: SC0201
// diag: SC0201
// diag: SC0201
// diag: SC0201
// What is written out of habit is told how it is written here.
function f(n: i32) {
  try { load(n); }
  throw Bad;
  if n == 0 { } elif n == 1 { }
  switch n { 1 -> f(2); }
  loop { break; }
  const a = n > 0 ? 2 : 3;
  const b = n as i64;
  const c = Shape::Dot;
  io.println(f"{n}");
}
function g(s: Shape) {
  match s { Circle(r) -> {} }
  match 1 { 0..=9 as m -> {} }
  s.spawn { f(1); };
}
