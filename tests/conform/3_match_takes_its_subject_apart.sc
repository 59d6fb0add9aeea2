// run
// out: 1,2,3,5,
// out: 6
// out: 2
type Tree = | Leaf | Node { left: Tree, value: i32, right: Tree };
function insert(move tree: Tree, value: i32) -> Tree {
  return match tree {
    Leaf -> Node { left: Leaf, value: value, right: Leaf };
    Node { left, value: own, right } ->
      if value < own {
        Node { left: insert(left, value), value: own, right: right }
      } else {
        Node { left: left, value: own, right: insert(right, value) }
      };
  };
}
function show(tree: Tree) effects [Io] {
  match tree {
    Leaf -> {}
    Node { left, value, right } -> { show(left); io.print("{},", value); show(right); }
  }
}
function eat(move xs: List<i32>) -> i32 {
  var sum = 0;
  for x in xs { sum += x; }
  return sum;
}
function main() effects [Io] {
  var tree: Tree = Leaf;
  for value in [3, 1, 2, 5] { tree = insert(tree, value); }
  show(tree);
  io.println("");
  const found: List<i32>? = Some { value: [1, 2, 3] };
  match found { Some { value } -> io.println(eat(value)); None -> {} }
  const lists: List<List<i32>> = [[1], [1]];
  var total = 0;
  for list in lists { total += eat(list); }
  io.println(total);
}
