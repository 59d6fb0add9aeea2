// spec 2 types: a union's variants have fields or none
// run
// out: 12.0
// out: 0.0
type Shape = | Rect { w: f64, h: f64 } | Dot;
function area(s: Shape) -> f64 {
  return match s { Rect { w, h } -> w * h; Dot -> 0.0; };
}
function main() effects [Io] {
  io.println(area(Rect { w: 3.0, h: 4.0 }));
  io.println(area(Dot));
}
