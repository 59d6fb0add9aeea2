// spec 2 aliases: an alias of a union names its variants, one of a record its fields
// run
// out: 3
// out: dot
// out: Box { v: 1 } Box { v: "x" } Box { v: true } 4 2 Named { name: "n", form: Circle { r: 1 } } 2
type Box<T> = { v: T };
type IntBox = Box<i32>;
type B2<T> = Box<T>;
type Shape = | Circle { r: i32 } | Dot;
type Form = Shape;
type Opt<T> = T?;
type Fn<T> = function(T) -> T;
type Named = { name: String, form: Form };
function f(b: IntBox) -> i32 { return b.v; }
function g(o: Opt<i32>) -> i32 { return match o { Some { value } -> value; None -> 0; }; }
function main() effects [Io] {
  const a = IntBox { v: 1 };
  const b: B2<String> = Box { v: "x" };
  const c = B2 { v: true };
  const d: Form = Form.Dot;
  const e = Form.Circle { r: 3 };
  match e { Form.Circle { r } -> io.println(r); Form.Dot -> {} }
  match d { Shape.Circle { .. } -> {} Dot -> io.println("dot"); }
  const n = Named { name: "n", form: Circle { r: 1 } };
  const h: Fn<i32> = |x| x + 1;
  io.println("{} {} {} {} {} {} {}", a, b, c, f(Box { v: 4 }), g(Some { value: 2 }), n, h(1));
}
