// spec 3 arrays and lists of move types: index borrows, replaced elements, iteration
// run
// out: [1] 2
// out: [[1], [7]]
// out: [7, 8] [2, 2]
// out: 3
function main() effects [Io] {
  var a: Array<List<i32>, 2> = [[1], [2, 3]];
  io.println("{} {}", a[0], a[1].len());
  a[1] = [7];
  io.println(a);
  var l: List<List<i32>> = [[7], []];
  l[0].push(8);
  l[1] = [2; 2];
  io.println("{} {}", l[0], l[1]);
  var n = 0;
  for x in l { n += i32(x.len()); }
  const taken = l.pop();
  io.println(n - 1);
  match taken { Some { value } -> { assert(value == [2, 2]); } None -> panic("no"); }
}
