/// Numbers: what `+ - * /` do not give.
pub function abs(x: i64) -> i64 {
  return if x < 0 { -x } else { x };
}
