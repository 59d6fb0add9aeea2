// spec 3 moves: `.clone()` copies what can change and shares what cannot
// run
// out: [1] [1, 2]
// out: S { items: [[1]], name: "s" } S { items: [[1], [9]], name: "s" }
// out: Some { value: [3] } (1, [2]) [[4], [5]] 3
// out: Node { l: Leaf, v: [1], r: Leaf } Node { l: Leaf, v: [1, 2], r: Leaf }
// out: 5
type S = { items: List<List<i32>>, name: String };
type Tree = | Leaf | Node { l: Tree, v: List<i32>, r: Tree };
function twice<T>(x: T) -> (T, T) { return (x.clone(), x.clone()); }
function grow(inout t: Tree) {
  match t { Node { l, v, r } -> { var w = v; w.push(2); t = Node { l: l, v: w, r: r }; } Leaf -> { t = Leaf; } }
}
function main() effects [Io] {
  const a: List<i32> = [1];
  var b = a.clone();
  b.push(2);
  io.println("{} {}", a, b);
  const s = S { items: [[1]], name: "s" };
  var t = s.clone();
  t.items.push([9]);
  io.println("{} {}", s, t);
  const m: List<i32>? = Some { value: [3] };
  const p: (i32, List<i32>) = (1, [2]);
  const arr: Array<List<i32>, 2> = [[4], [5]];
  io.println("{} {} {} {}", m.clone(), p.clone(), arr.clone(), 3.clone());
  const tree = Node { l: Leaf, v: [1], r: Leaf };
  var other = tree.clone();
  grow(inout other);
  io.println("{} {}", tree, other);
  const (x, y) = twice(b);
  io.println(x.len() + y.len() + 1);
}
