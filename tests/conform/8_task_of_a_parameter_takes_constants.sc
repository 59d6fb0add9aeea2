// run
// any-order
// out: 1
// out: 2
function add(n: Nursery, k: i32) effects [Async, Io] { n.spawn || { io.println(k); }; }
function main() effects [Async, Io] { task.nursery |n| { add(n, 1); add(n, 2); }; }
