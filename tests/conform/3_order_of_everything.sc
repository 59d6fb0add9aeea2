// spec 3 structure: unions, errors, Maybe, tuples, arrays, lists, views, strings, durations and what they make up are ordered
// run
// out: unions true true true true
// out: tuples true true true
// out: lists true true true true true
// out: arrays true true
// out: views true
// out: text true true true
// out: time true true
// out: maybe true true
// out: recursive true true true
// out: generic 3 c [1, 3]
// out: chars and bools true true
type S = | Circle { r: i32 } | Dot | Named { name: String, tags: List<String> };
type Tree = | Leaf | Node { l: Tree, v: i32, r: Tree };

function greatest<T: Ord + Copy>(xs: View<T>) -> T {
  var best = xs[0];
  for x in xs {
    if x > best { best = x; }
  }
  return best;
}

function less<T: Ord>(a: T, b: T) -> Bool {
  return a < b && a <= b && !(a > b) && !(a >= b) && b > a && a != b;
}

function main() effects [Io] {
  const a: S = Circle { r: 9 };
  const b: S = Dot;
  const c = Named { name: "n", tags: ["a", "b"] };
  const d = Named { name: "n", tags: ["a", "c"] };
  io.println("unions {} {} {} {}", less(a, b), less(b, c), less(c, d), less(Circle { r: 1 }, Circle { r: 2 }));
  io.println("tuples {} {} {}", less((1, "b"), (2, "a")), less((1, "a"), (1, "b")), less((1, (2, 3)), (1, (2, 4))));
  const e: List<i32> = [];
  const f: List<i32> = [1];
  const g: List<i32> = [1, 2];
  const h: List<i32> = [2];
  io.println("lists {} {} {} {} {}", less(e, f), less(f, g), less(g, h), e <= e, g >= g);
  io.println("arrays {} {}", less([1, 2, 3], [1, 3, 0]), [1, 2] <= [1, 2]);
  io.println("views {}", g[1..] > g[..]);
  io.println("text {} {} {}", less("a", "ab"), less("Z", "a"), less("", "\0"));
  io.println("time {} {}", less(1ms, 1s), less(-1s, 0s));
  const none: i32? = None;
  const some: i32? = Some { value: 3 };
  io.println("maybe {} {}", less(some, none), less(Some { value: 3 }, Some { value: 4 }));
  const leaf = Leaf;
  const one = Node { l: Leaf, v: 1, r: Leaf };
  io.println("recursive {} {} {}", less(leaf, one.clone()), less(one.clone(), Node { l: Leaf, v: 2, r: Leaf }),
    less(one.clone(), Node { l: Leaf, v: 1, r: one.clone() }));
  io.println("generic {} {} {}", greatest([1, 3, 2][..]), greatest(['a', 'c', 'b'][..]), greatest([[1, 2], [1, 3]][..]));
  io.println("chars and bools {} {}", less('a', 'b'), less(false, true));
}
