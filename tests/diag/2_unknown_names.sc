// reject
// diag: SC0301@12
// diag: SC0301@13
// diag: SC0301@18
// diag: SC0301@21
// diag: SC0301@23
// diag: SC0303@24
// diag: SC0303@26
type Shape = | Circle { r: f64 } | Dot;
function area(shape: Shape) -> f64 {
  const length = 2.0;
  const twice = lenght * 2.0;
  return match shpae { Circle { r } -> r * twice; Dot -> 0.0; };
}
function main() effects [Async] {
  task.scope |scope| {
    const handle = scope.spawn || -> i32 { return 1; };
    for i in 0..missing { _ = i; }
    _ = handle;
  };
  _ = handle;
}
function f(x: Strin) -> i32 { return 1; }
function g(x: Circle) {}
function h() {
  const x = Shape;
  _ = x;
}
