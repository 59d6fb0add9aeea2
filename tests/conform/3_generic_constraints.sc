// spec 3 generics: constraints allow what they name
// run
// out: true false
// out: 9 z
// out: 3 x
function same<T: Eq>(a: T, b: T) -> Bool { return a == b; }
function greater<T: Ord + Copy>(a: T, b: T) -> T { if a > b { return a; } return b; }
function show<T: Show>(a: T) effects [Io] { io.print(a); }
function main() effects [Io] {
  io.println("{} {}", same(1, 1), same("a", "b"));
  io.println("{} {}", greater(3, 9), greater('z', 'a'));
  show(3); io.print(" "); show("x"); io.println("");
}
