// spec 3 generics: one instance a set of type arguments, inferred or written
// run
// out: 3 2 1
// out: c b a
// out: 255 -1
type Stack<T> = { items: List<T> };
function stack<T>() -> Stack<T> { return Stack { items: [] }; }
function push<T>(inout s: Stack<T>, move x: T) { s.items.push(x); }
function pop<T>(inout s: Stack<T>) -> T? { return s.items.pop(); }
function drain<T: Show>(inout s: Stack<T>) effects [Io] {
  var first = true;
  while match pop(inout s) {
    Some { value } -> { if !first { io.print(" "); } io.print(value); first = false; }
  } { }
  io.println("");
}
function main() effects [Io] {
  var a = stack<i32>();
  for i in 1..=3 { push(inout a, i); }
  drain(inout a);
  var b: Stack<Char> = stack();
  push(inout b, 'a'); push(inout b, 'b'); push(inout b, 'c');
  drain(inout b);
  const id = wide(255u8, -1i8);
  io.println("{} {}", id.0, id.1);
}
function wide<A: Copy, B: Copy>(a: A, b: B) -> (A, B) { return (a, b); }
