// spec 3 generics: recursion through generic types
// run
// out: 3 [1, 2, 3]
type Tree<T> = | Leaf | Node { l: Tree<T>, v: T, r: Tree<T> };
function insert<T: Ord>(move t: Tree<T>, move x: T) -> Tree<T> {
  return match t {
    Leaf -> Node { l: Leaf, v: x, r: Leaf };
    Node { l, v, r } -> if x < v { Node { l: insert(l, x), v: v, r: r } } else { Node { l: l, v: v, r: insert(r, x) } };
  };
}
function walk<T: Copy>(t: Tree<T>, inout out: List<T>) {
  match t { Leaf -> {} Node { l, v, r } -> { walk(l, inout out); out.push(v); walk(r, inout out); } }
}
function depth<T>(t: Tree<T>) -> i32 { return match t { Leaf -> 0; Node { l, r, .. } -> { const a = depth(l); const b = depth(r); 1 + if a > b { a } else { b } }; }; }
function main() effects [Io] {
  var t: Tree<i32> = Leaf;
  for x in [2, 1, 3] { t = insert(t, x); }
  var out: List<i32> = [];
  walk(t, inout out);
  io.println("{} {}", depth(t) + 1, out);
}
