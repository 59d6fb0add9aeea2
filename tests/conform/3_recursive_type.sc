// spec 3 types: a type that contains itself is boxed by the compiler
// run
// out: 6
type Tree = | Leaf | Node { l: Tree, n: i32, r: Tree };
function sum(t: Tree) -> i32 { return match t { Leaf -> 0; Node { l, n, r } -> sum(l) + n + sum(r); }; }
function main() effects [Io] {
  const t = Node { l: Node { l: Leaf, n: 1, r: Leaf }, n: 2, r: Node { l: Leaf, n: 3, r: Leaf } };
  io.println(sum(t));
}
