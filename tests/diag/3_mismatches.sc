// reject
// diag: SC0401@17
// diag: SC0401@18
// diag: SC0401@19
// diag: SC0401@20
// diag: SC0401@21
// diag: SC0401@22
// diag: SC0401@23
// diag: SC0401@24
// diag: SC0401@25
// diag: SC0401@26
// diag: SC0401@27
// diag: SC0401@28
function sum(data: View<i32>) -> i32 { return data[0]; }
function find(n: i32) -> i32? { return None; }
function main() {
  const text: String = 42;
  const wide: i64 = sum([1][..]);
  const data: Array<i32, 2> = [1, 2]; _ = sum(data);
  const found: i32 = find(1);
  const maybe: i32? = 3;
  if 1 { }
  _ = "a" + "b";
  _ = wide + text.len();
  _ = [1, "two"];
  _ = if true { 1 } else { "two" };
  for i in 10 { _ = i; }
  const u: u32 = 3; _ = -u;
}
