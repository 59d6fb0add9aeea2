// run
// out: 15
// out: Node { left: Leaf, value: 5, right: Leaf }
// out: true false
// out: 3 2 1 
// out: Some { value: Link { value: 3, next: Some { value: Link { value: 2, next: None } } } }
// out: 28
// out: 5 6
type Tree = | Leaf | Node { left: Tree, value: i32, right: Tree };
type Link = { value: i32, next: Link? };
function insert(t: Tree, v: i32) -> Tree {
  return match t {
    Leaf -> Node { left: Leaf, value: v, right: Leaf };
    Node { left, value, right } -> if v < value {
      Node { left: insert(left, v), value: value, right: right.clone() }
    } else {
      Node { left: left.clone(), value: value, right: insert(right, v) }
    };
  };
}
function sum(t: Tree) -> i32 {
  return match t { Leaf -> 0; Node { left, value, right } -> sum(left) + value + sum(right); };
}
function same(a: Tree, b: Tree) -> Bool { return a == b; }
function show(l: Link) effects [Io] {
  io.print("{} ", l.value);
  match l.next { Some { value } -> show(value); None -> io.println(""); }
}
function total(t: Tree) -> i32 effects [Async] {
  return match t {
    Leaf -> 0;
    Node { left, value, right } -> task.scope |s| {
      const a = s.spawn(|| total(left));
      const b = total(right);
      return a.join() + value + b;
    };
  };
}
function main() effects [Async, Io] {
  var t: Tree = Leaf;
  for v in [5, 2, 8] { t = insert(t, v); }
  io.println(sum(t));
  const one = insert(Leaf, 5);
  io.println(one);
  io.println("{} {}", same(one, insert(Leaf, 5)), same(one, t));
  const l = Link { value: 3, next: Some { value: Link { value: 2, next: Some { value: Link { value: 1, next: None } } } } };
  show(l);
  const m: Link? = Some { value: Link { value: 3, next: Some { value: Link { value: 2, next: None } } } };
  io.println(m);
  var u: Tree = Leaf;
  for i in 0..8 { u = insert(u, (i * 5) % 8); }
  io.println(total(u));
  const c = one.clone();
  var d = c.clone();
  match c { Node { left, value, right } -> io.print("{} ", value); Leaf -> {} }
  d = insert(d, 6);
  match d { Node { left, value, right } -> io.println(sum(right)); Leaf -> {} }
}
