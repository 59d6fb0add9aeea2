// spec 3 recursive types: a list of nodes, taken apart and put together again
// run
// out: Some { value: Node { v: 1, next: Some { value: Node { v: 2, next: Some { value: Node { v: 3, next: None } } } } } }
// out: 6 Some { value: Node { v: 3, next: Some { value: Node { v: 2, next: Some { value: Node { v: 1, next: None } } } } } }
type Node = { v: i32, next: Node? };
function push(move n: Node?, v: i32) -> Node? { return Some { value: Node { v: v, next: n } }; }
function reverse(move list: Node?) -> Node? {
  var out: Node? = None;
  var rest = list;
  while match rest { Some { value: Node { v, next } } -> { out = push(out, v); rest = next; } } {}
  return out;
}
function sum(n: Node?) -> i32 { return match n { None -> 0; Some { value: Node { v, next } } -> v + sum(next); }; }
function insert(inout n: Node?, v: i32) {
  match n {
    None -> n = Some { value: Node { v: v, next: None } };
    Some { value: Node { v: w, next } } -> {
      var rest = next;
      if v < w { n = Some { value: Node { v: v, next: Some { value: Node { v: w, next: rest } } } }; }
      else { insert(inout rest, v); n = Some { value: Node { v: w, next: rest } }; }
    }
  }
}
function main() effects [Io] {
  var n: Node? = None;
  for v in [3, 1, 2] { insert(inout n, v); }
  io.println(n);
  io.println("{} {}", sum(n), reverse(n));
}
