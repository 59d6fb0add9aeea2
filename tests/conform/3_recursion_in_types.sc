// spec 3 recursive types: through unions, lists, Maybe, tuples, each other
// run
// out: 7
// out: Add { l: Num { v: 1 }, r: Mul { l: Num { v: 2 }, r: Num { v: 3 } } }
// out: 6
// out: 3
// out: true true
type Expr = | Num { v: i64 } | Add { l: Expr, r: Expr } | Mul { l: Expr, r: Expr };
type Rose = { v: i32, kids: List<Rose> };
type Chain = { v: i32, next: Chain? };
type A = | AEnd | AB { b: B };
type B = | BEnd | BA { a: A, pair: (A, i32) };
function eval(e: Expr) -> i64 {
  return match e { Num { v } -> v; Add { l, r } -> eval(l) + eval(r); Mul { l, r } -> eval(l) * eval(r); };
}
function sum(r: Rose) -> i32 { var s = r.v; for k in r.kids { s += sum(k); } return s; }
function length(c: Chain) -> i32 { return match c.next { Some { value } -> 1 + length(value); None -> 1; }; }
function main() effects [Io] {
  const e = Add { l: Num { v: 1 }, r: Mul { l: Num { v: 2 }, r: Num { v: 3 } } };
  io.println(eval(e));
  io.println(e);
  io.println(sum(Rose { v: 1, kids: [Rose { v: 2, kids: [] }, Rose { v: 3, kids: [] }] }));
  io.println(length(Chain { v: 1, next: Some { value: Chain { v: 2, next: Some { value: Chain { v: 3, next: None } } } } }));
  const a = AB { b: BA { a: AEnd, pair: (AEnd, 1) } };
  io.println("{} {}", a == a.clone(), hash(a) == hash(a.clone()));
}
