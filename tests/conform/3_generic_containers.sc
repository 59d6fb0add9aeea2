// spec 3 generics: containers and combinators as a program would write its own; a closure owns what it is given
// run
// out: Some { value: "b" } Some { value: "b" } Stack { items: ["a"] }
// out: Some { value: 1 } Some { value: 2 } None
// out: Good { v: "<2>" }
// out: 4 Some { value: 6 }
// out: [(1, "a"), (2, "b")]
// out: xy [0, 1, 2]
type Stack<T> = { items: List<T> };
type Queue<T> = { front: List<T>, back: List<T> };
type Result2<T> = | Good { v: T } | Bad { why: String };
function stack<T>() -> Stack<T> { return Stack { items: [] }; }
function push<T>(inout s: Stack<T>, move x: T) { s.items.push(x); }
function pop<T>(inout s: Stack<T>) -> T? { return s.items.pop(); }
function peek<T: Copy>(s: Stack<T>) -> T? { return if s.items.len() > 0 { Some { value: s.items[s.items.len() - 1] } } else { None }; }
function queue<T>() -> Queue<T> { return Queue { front: [], back: [] }; }
function put<T>(inout q: Queue<T>, move x: T) { q.back.push(x); }
function take<T>(inout q: Queue<T>) -> T? {
  if q.front.len() == 0 {
    while match q.back.pop() { Some { value } -> q.front.push(value); } {}
  }
  return q.front.pop();
}
function map<T, U>(move r: Result2<T>, f: function(T) -> U) -> Result2<U> {
  return match r { Good { v } -> Good { v: f(v) }; Bad { why } -> Bad { why: why }; };
}
function or_else<T>(move m: T?, move other: T) -> T { return match m { Some { value } -> value; None -> other; }; }
function then<A, B>(move m: A?, f: function(move A) -> B?) -> B? { return match m { Some { value } -> f(value); None -> None; }; }
function zip<A: Copy, B: Copy>(a: View<A>, b: View<B>) -> List<(A, B)> {
  var out: List<(A, B)> = [];
  for i in 0..(if a.len() < b.len() { a.len() } else { b.len() }) { out.push((a[i], b[i])); }
  return out;
}
function fold<A: Copy, B>(xs: View<A>, move start: B, f: function(move B, A) -> B) -> B {
  var acc = start;
  for x in xs { acc = f(acc, x); }
  return acc;
}
function main() effects [Io] {
  var s: Stack<String> = stack();
  s.push("a");
  s.push("b");
  io.println("{} {} {}", s.peek(), s.pop(), s);
  var q = queue();
  q.put(1);
  q.put(2);
  io.println("{} {} {}", q.take(), q.take(), q.take());
  io.println(Good { v: 2 }.map(|x| format("<{}>", x)));
  const n: i32? = None;
  io.println("{} {}", n.or_else(4), then(Some { value: 3 }, |x| if x > 2 { Some { value: x * 2 } } else { None }));
  io.println(zip([1, 2, 3][..], ["a", "b"][..]));
  const joined = fold(["x", "y"][..], "", |acc, x| acc ++ x);
  const start: List<i32> = [0];
  const list = fold([1, 2][..], start, |acc, x| { var l = acc; l.push(x); l });
  io.println("{} {}", joined, list);
}
