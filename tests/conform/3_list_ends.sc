// spec 3.16 lists: insert, remove, swap_remove, truncate, first, last, get
// run
// out: [0, 1, 9, 2, 3, 4]
// out: 9 0
// out: 1 3
// out: [4, 2, 3] Some { value: 4 } Some { value: 3 }
// out: Some { value: 4 } Some { value: 3 } false
// out: Some { value: 4 }
// out: [] None None true
// out: [[2, 7], [1], [3]]
// out: [2, 7]
// out: [[3], [1]]
function main() effects [Io] {
  var xs: List<i32> = [1, 2, 3];
  xs.insert(0, 0);
  xs.insert(4, 4);
  const i = 2i8;
  xs.insert(i, 9); // an index may be of any integer type
  io.println(xs);
  io.println("{} {}", xs.remove(2), xs.remove(0));
  io.println("{} {}", xs.swap_remove(0), xs.len());
  io.println("{} {} {}", xs, xs.first(), xs.last());
  io.println("{} {} {}", xs.get(0), xs.get(i), xs.is_empty());
  xs.truncate(1);
  xs.truncate(5);
  io.println(xs.pop());
  xs.reserve(100);
  io.println("{} {} {} {}", xs, xs.first(), xs.last(), xs.is_empty());
  var deep: List<List<i32>> = [[1], [2], [3]];
  const taken = deep.remove(1); // of a move type: taken out
  deep.insert(0, taken);
  deep[0].push(7);
  io.println(deep);
  io.println(deep.swap_remove(0));
  io.println(deep);
}
