// run
// out: 42 -7 255 18446744073709551615
// out: 1.5 0.1 3.0 1e21
// out: true false
// out: a é
// out: plain "text"
// out: P { x: 1, y: 2.5 }
// out: Circle { r: 1.0 }
// out: Dot
// out: [1, 2, 3]
// out: ["a\n", "b"]
// out: ('q', "s\"")
// out: ()
// out: 1.5s 250ns
// out: Some { value: 3 } None
// out: ok 5
// out: err NotFound { path: "x" }
// out: NotFound { path: "y" } Gone
// out: [[1, 2], []]
// out: {} 7 {x}
type P = { x: i32, y: f64 };
type Shape = | Circle { r: f64 } | Dot;
error NotFound { path: String }
error Gone;

function get(good: Bool) -> Result<i32, NotFound> {
  if good { return ok 5; }
  return err NotFound { path: "x" };
}

function which(first: Bool) -> Result<Unit, NotFound | Gone> {
  if first { return err NotFound { path: "y" }; }
  return err Gone;
}

function main() effects [Io] {
  io.println("{} {} {} {}", 42, -7, 255u8, 18446744073709551615u64);
  io.println("{} {} {} {}", 1.5, 0.1, 3.0, 1e21);
  io.println("{} {}", true, false);
  io.println("{} {}", 'a', 'é');
  io.println("plain \"text\"");
  io.println(P { x: 1, y: 2.5 });
  io.println(Circle { r: 1.0 });
  const dot: Shape = Dot;
  io.println(dot);
  const xs: List<i32> = [1, 2, 3];
  io.println(xs);
  io.println(["a\n", "b"]);
  io.println(('q', "s\""));
  io.println(());
  io.println("{} {}", 1500ms, 250ns);
  const some: i32? = Some { value: 3 };
  const none: i32? = None;
  io.println("{} {}", some, none);
  io.println(get(true));
  io.println(get(false));
  match which(true) {
    ok -> {}
    err a -> match which(false) { ok -> {} err b -> io.println("{} {}", a, b); }
  }
  const nested: List<List<i32>> = [[1, 2], []];
  io.println(nested);
  io.println("{{}} {} {{x}}", 7);
}
