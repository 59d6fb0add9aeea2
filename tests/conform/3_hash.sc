// spec 3 structure: hash(x) is the same for equal values, whatever they are made of, and says more than a few bits
// run
// out: numbers true true true
// out: true true true true true true true
// out: differ true true true true true true
// out: lists true true
// out: generic true
// out: spread 1000
// out: low bits 256
type P = { x: i32, name: String, on: Bool };
type S = | Circle { r: u8 } | Dot | Both { a: P, b: (i64, Char) };
type Tree = | Leaf | Node { l: Tree, v: i32, r: Tree };
error Missing { path: String }

function same<T: Hash + Eq>(a: T, b: T) -> Bool {
  return a == b && hash(a) == hash(b);
}

function p(n: i32) -> P {
  return P { x: n, name: "n" ++ format(n), on: n > 1 };
}

function distinct(xs: List<u64>, mask: u64) -> i32 {
  var n = 0;
  var i = 0;
  while i < 1000 {
    var j = 0;
    while j < i && xs[i] & mask != xs[j] & mask {
      j += 1;
    }
    if j == i { n += 1; }
    i += 1;
  }
  return n;
}

function main() effects [Io] {
  io.println("numbers {} {} {}", hash(7) == hash(7u64), hash(-1i8) == hash(-1i64), hash(200u8) == hash(200));
  const t = Node { l: Leaf, v: 1, r: Node { l: Leaf, v: 2, r: Leaf } };
  const u = Node { l: Leaf, v: 1, r: Node { l: Leaf, v: 2, r: Leaf } };
  const e: Missing = Missing { path: "a" };
  io.println("{} {} {} {} {} {} {}",
    same(p(1), p(1)), same(Both { a: p(2), b: (1, 'x') }, Both { a: p(2), b: (1, 'x') }),
    same(t, u), same([1, 2, 3], [1, 2, 3]), same((1s, "ab"), (1s, "a" ++ "b")),
    same(Missing { path: "a" }, e), same("12345678" ++ "9", "123456789"));
  const none: i32? = None;
  const some: i32? = Some { value: 0 };
  io.println("differ {} {} {} {} {} {}",
    hash(p(1)) != hash(p(2)), hash((1, 2)) != hash((2, 1)), hash(none) != hash(some),
    hash("a") != hash("b"), hash("") != hash("\0"), hash(t) != hash(Node { l: Leaf, v: 1, r: Leaf }));
  const a: List<List<i32>> = [[1], []];
  const b: List<List<i32>> = [[], [1]];
  io.println("lists {} {}", hash(a) == hash(a.clone()), hash(a) != hash(b));
  io.println("generic {}", hash(()) == hash(()));
  var hashes: List<u64> = [];
  for i in 0..1000 { hashes.push(hash(i * 1024)); }
  io.println("spread {}", distinct(hashes, 0xffffffffffffffff));
  io.println("low bits {}", if distinct(hashes, 0xff) > 240 { 256 } else { 0 });
}
