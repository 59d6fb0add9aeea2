// check
// Tests in order; bindings stand for parts of what cannot change, else they are copies.
type Shape = | Circle { r: i32 } | Box { w: i32, h: i32 } | Dot;
pub function area(s: Shape, n: i32) -> i32 {
  return match s {
    Circle { r } where r > n -> r;
    Box { w, h: 1 | 2 } -> w;
    Dot -> 0;
    _ -> n;
  };
}
