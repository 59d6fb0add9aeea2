// A nursery takes tasks while it runs: every node of a tree that nobody has measured before starts a
// task for each of its children. The function gets the nursery as a parameter, so all tasks end before
// the nursery does, however deep the tree.
// run
// out: 1093 nodes, 729 leaves
function visit(n: Nursery, depth: i32, nodes: Atomic<i32>, leaves: Atomic<i32>) effects [Async] {
  nodes.add(1);
  if depth == 0 {
    leaves.add(1);
    return;
  }
  for child in 0..3 {
    n.spawn || { visit(n, depth - 1, nodes, leaves); };
  }
}

function main() effects [Async, Io] {
  const nodes = atomic(0);
  const leaves = atomic(0);
  task.nursery |n| {
    visit(n, 6, nodes, leaves);
  };
  io.println("{} nodes, {} leaves", nodes.load(), leaves.load());
}
