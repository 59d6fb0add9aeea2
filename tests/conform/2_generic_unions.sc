// spec 2 generics: unions and records with several parameters, methods, nested
// run
// out: Left { l: 1 } Right { r: "x" }
// out: 1 x
// out: Pair { a: 1, b: Pair { a: true, b: 'c' } }
// out: [Some { value: 1 }, None]
// out: Ok2 { v: [1] }
type Either<L, R> = | Left { l: L } | Right { r: R };
type Pair<A, B> = { a: A, b: B };
type Res<T> = | Ok2 { v: T } | Bad2;
function fold<L, R, T>(move e: Either<L, R>, f: function(L) -> T, g: function(R) -> T) -> T {
  return match e { Left { l } -> f(l); Right { r } -> g(r); };
}
function swap<L, R>(move e: Either<L, R>) -> Either<R, L> {
  return match e { Left { l } -> Right { r: l }; Right { r } -> Left { l: r }; };
}
function main() effects [Io] {
  const a: Either<i32, String> = Left { l: 1 };
  const b: Either<i32, String> = Right { r: "x" };
  io.println("{} {}", a, b);
  io.println("{} {}", fold(a, |n| format(n), |s| s), fold(swap(b), |s| s, |n| format(n)));
  io.println(Pair { a: 1, b: Pair { a: true, b: 'c' } });
  const ms: List<i32?> = [Some { value: 1 }, None];
  io.println(ms);
  const r: Res<List<i32>> = Ok2 { v: [1] };
  io.println(r);
}
