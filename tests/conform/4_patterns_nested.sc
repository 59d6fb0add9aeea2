// spec 4 patterns: fields of fields, `..`, alternatives in fields, `as`
// run
// out: origin
// out: on x at 3
// out: unit 1
// out: far 5 6
// out: two leaves
// out: left deep 4
// out: whole P { x: 9, y: 9 }
type P = { x: i32, y: i32 };
type Shape = | Dot { at: P } | Line { from: P, to: P } | None2;
type Tree = | Leaf | Node { l: Tree, v: i32, r: Tree };
function show(s: Shape) -> String {
  return match s {
    Dot { at: P { x: 0, y: 0 } } -> "origin";
    Dot { at: P { y: 0, x } } -> format("on x at {}", x);
    Dot { at: P { x: 1 | -1, y: 1 | -1 } } -> "unit 1";
    Dot { at: p as P { x: 9, .. } } -> format("whole {}", p);
    Dot { at: P { x, y } } -> format("far {} {}", x, y);
    Line { .. } | None2 -> "other";
  };
}
function tree(t: Tree) -> String {
  return match t {
    Leaf -> "leaf";
    Node { l: Leaf, r: Leaf, .. } -> "two leaves";
    Node { l: Node { v, .. }, .. } -> format("left deep {}", v);
    Node { .. } -> "right";
  };
}
function main() effects [Io] {
  io.println(show(Dot { at: P { x: 0, y: 0 } }));
  io.println(show(Dot { at: P { x: 3, y: 0 } }));
  io.println(show(Dot { at: P { x: -1, y: 1 } }));
  io.println(show(Dot { at: P { x: 5, y: 6 } }));
  io.println(tree(Node { l: Leaf, v: 1, r: Leaf }));
  io.println(tree(Node { l: Node { l: Leaf, v: 4, r: Leaf }, v: 1, r: Leaf }));
  io.println(show(Dot { at: P { x: 9, y: 9 } }));
}
