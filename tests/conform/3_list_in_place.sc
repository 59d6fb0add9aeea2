// spec 3.16 lists, arrays and mutable views: swap, reverse, fill, retain, dedup
// run
// out: [1, 2, 3, 4]
// out: [2, 4]
// out: [1, 3, 2, 4]
// out: [1, 2, 4, 3]
// out: [1, 2, 7, 7]
// out: [[5, 6], [5], [5]]
function halve(v: View<mut i32>) {
  v.reverse();
  v.swap(0, 1);
}

function main() effects [Io] {
  var xs: List<i32> = [1, 1, 2, 3, 3, 3, 4];
  xs.dedup();
  io.println(xs);
  xs.retain(|x| x % 2 == 0);
  io.println(xs);
  var array = [1, 2, 3, 4];
  array.swap(0, 3);
  array.reverse();
  io.println(array);
  halve(array[1..]);
  io.println(array);
  array[2..].fill(7);
  io.println(array);
  var deep: List<List<i32>> = [[1], [2], [3]];
  deep.reverse();
  deep.fill([5]);
  deep[0].push(6);
  io.println(deep);
}
