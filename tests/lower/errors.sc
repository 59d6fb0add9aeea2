// check
// Tags of errors are the same in the whole program: widening copies case by case.
error A { x: i32 }
error B;
function a() -> i32 errors [A] { return err A { x: 1 }; }
pub function ab(n: i32) -> Result<i32, A | B> {
  const v = a()?;
  ensure v > n else err B;
  return v;
}
