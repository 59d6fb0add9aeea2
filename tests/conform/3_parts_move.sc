// spec 3 moves: a field may be moved by itself; what remains is there, and the whole again once it is refilled
// run
// out: 1 2 4
// out: [7, 8, 9]
// out: (1, [3])
// out: 3 x
// out: kept 5
type S = { items: List<i32>, other: List<i32>, n: i32 };
type T = { s: S, name: String };
function eat(move xs: List<i32>) -> usize { return xs.len(); }

function refilled(c: Bool) -> List<i32> {
  var s = S { items: [1], other: [2, 3], n: 4 };
  if c {
    _ = eat(s.items);
    s.items = [7, 8, 9];
  }
  const t = s;
  return t.items;
}

function main() effects [Io] {
  const s = S { items: [1], other: [2, 3], n: 4 };
  io.println("{} {} {}", eat(s.items), eat(s.other), s.n);
  io.println(refilled(true));
  var t: (i32, List<i32>) = (1, [2]);
  _ = eat(t.1);
  t.1 = [3];
  io.println(t);
  const u = T { s: S { items: [1, 2, 3], other: [], n: 5 }, name: "x" };
  io.println("{} {}", eat(u.s.items), u.name);
  match u.s.other { [] -> io.println("kept {}", u.s.n); _ -> {} }
}
