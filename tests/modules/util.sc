// What other modules here share.
pub const BASE: i32 = 41;

pub function helper() -> i32 {
  return 199;
}

pub function half(x: i32) -> i32 {
  return x / 2;
}
