// run
// out: zero small 10..=99 many negative
// out: origin x-axis 3 diagonal 4 other
// out: hi bye ?
// out: 7 7
// out: big 12 odd 3 even
// out: dog: Rex cat animal
// out: 9
// out: none
// out: first Some { value: 2 }
// out: 3 of 3
// out: whole (1, 2)
type Animal = | Dog { name: String } | Cat { lives: i32 } | Fish;
type V = { x: i32, y: i32 };
const LIMIT: i32 = 10;
function size(n: i32) -> String {
  return match n {
    0 -> "zero";
    1..10 -> "small";
    10..=99 -> "10..=99";
    100.. -> "many";
    _ -> "negative";
  };
}
function spot(v: V) -> String {
  return match v {
    V { x: 0, y: 0 } -> "origin";
    V { x, y: 0 } -> format("x-axis {}", x);
    V { x, y } where x == y -> format("diagonal {}", x);
    V { .. } -> "other";
  };
}
function word(s: String) -> String { return match s { "hello" -> "hi"; "goodbye" -> "bye"; _ -> "?"; }; }
function either(p: (i32, i32)) -> i32 { return match p { (0, n) | (n, 0) -> n; (a, b) -> a + b; }; }
function kind(n: i32) -> String {
  return match n { n where n > LIMIT -> format("big {}", n); 1 | 3 | 5 -> format("odd {}", n); _ -> "even"; };
}
function name(a: Animal) -> String {
  return match a { Dog { name } -> "dog: " ++ name; Cat { .. } -> "cat"; Fish -> "animal"; };
}
function lives(a: Animal) -> i32 {
  const Cat { lives } = a else { return 0; };
  return lives;
}
function main() effects [Io] {
  io.println("{} {} {} {} {}", size(0), size(5), size(10), size(1000), size(-4));
  io.println("{} {} {} {}", spot(V { x: 0, y: 0 }), spot(V { x: 3, y: 0 }), spot(V { x: 4, y: 4 }), spot(V { x: 1, y: 2 }));
  io.println("{} {} {}", word("hello"), word("goodbye"), word("x"));
  io.println("{} {}", either((0, 7)), either((7, 0)));
  io.println("{} {} {}", kind(12), kind(3), kind(4));
  io.println("{} {} {}", name(Dog { name: "Rex" }), name(Cat { lives: 9 }), name(Fish));
  io.println(lives(Cat { lives: 9 }));
  const maybe: i32? = None;
  if const Some { value } = maybe { io.println(value); } else { io.println("none"); }
  const pairs: Array<i32?, 2> = [Some { value: 2 }, None];
  if match pairs[0] { whole as Some { value } -> io.println("first {}", whole); } else { io.println("no"); }
  var left = 3;
  var seen = 0;
  while match left { n where n > 0 -> { left -= 1; seen += 1; } }
  io.println("{} of 3", seen);
  match (1, 2) { both as (a, b) -> io.println("whole {}", both); }
}
