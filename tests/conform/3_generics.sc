// run
// out: 3 b 2.5
// out: [1, 2, 3] ["a", "b"]
// out: Stack { items: [1, 2] } Some { value: 2 }
// out: Pair { a: Pair { a: 1, b: 'x' }, b: true }
// out: true false true
// out: -1 0 1
// out: ok 7 err "bad"
type Stack<T> = { items: List<T> };
type Pair<A, B> = { a: A, b: B };
type Either<A, B> = | First { value: A } | Second { value: B };
function largest<T: Copy + Ord>(xs: View<T>) -> T {
  var best = xs[0];
  for x in xs { if x > best { best = x; } }
  return best;
}
function push<T>(inout s: Stack<T>, move x: T) { s.items.push(x); }
function sorted<T: Copy + Ord>(xs: View<T>) -> List<T> {
  var out: List<T> = [];
  for x in xs { out.push(x); }
  for i in 0..out.len() {
    for j in 0..out.len() - 1 {
      if out[j] > out[j + 1] {
        const t = out[j];
        out[j] = out[j + 1];
        out[j + 1] = t;
      }
    }
  }
  return out;
}
function order<T: Ord>(a: T, b: T) -> i32 { if a < b { return -1; } if a > b { return 1; } return 0; }
function same<T: Eq>(a: T, b: T) -> Bool { return a == b; }
function show<A: Show, B: Show>(e: Either<A, B>) -> String {
  return match e { First { value } -> format("ok {}", value); Second { value } -> format("err \"{}\"", value); };
}
function main() effects [Io] {
  io.println("{} {} {}", largest([1, 3, 2][..]), largest(["a", "b"][..]), largest([2.5, 1.5][..]));
  io.println("{} {}", sorted([3, 1, 2][..]), sorted(["b", "a"][..]));
  var s: Stack<i32> = Stack { items: [] };
  push(inout s, 1);
  push(inout s, 2);
  io.print("{} ", s);
  io.println(s.items.pop());
  io.println(Pair { a: Pair { a: 1, b: 'x' }, b: true });
  io.println("{} {} {}", same((1, "a"), (1, "a")), same([1, 2], [1, 3]), same("x", "x"));
  io.println("{} {} {}", order((1, 2), (1, 3)), order("b", "b"), order([2, 0], [1, 9]));
  const a: Either<i32, String> = First { value: 7 };
  const b: Either<i32, String> = Second { value: "bad" };
  io.println("{} {}", show(a), show(b));
}
