// spec 3 lists: push, pop, index, len, iterate, clear, slice, nest
// run
// out: 3 [1, 9, 3]
// out: Some { value: 3 } 2
// out: 10
// out: 0 None
// out: [[1], [2, 3]]
function main() effects [Io] {
  var xs: List<i32> = [];
  xs.push(1); xs.push(2); xs.push(3);
  xs[1] = 9;
  io.println("{} {}", xs.len(), xs);
  io.println("{} {}", xs.pop(), xs.len());
  var sum = 0;
  for x in xs { sum += x; }
  io.println(sum);
  xs.clear();
  io.println("{} {}", xs.len(), xs.pop());
  var ys: List<List<i32>> = [];
  ys.push([1]);
  ys.push([2]);
  ys[1].push(3);
  io.println(ys);
}
