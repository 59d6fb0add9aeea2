// Names that http.sc has too, public and private.
pub type Shape = | Square { side: i32 } | Big;
pub type Pair<T> = { a: T, b: T };
pub const LEAST: i32 = 3;

function hidden() -> i32 {
  return 2;
}

pub function twice(x: i32) -> i32 {
  return x * hidden();
}

pub function pair<T: Copy>(a: T, b: T) -> Pair<T> {
  return Pair<T> { a: a, b: b };
}
