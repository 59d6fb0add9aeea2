// run
// out: [[1, 0], [0, 5]]
// out: [[1, 2], [3, 4, 9]]
// out: P { at: (3, 8), tags: ["a", "c"] }
// out: [P { at: (1, 2), tags: [] }] 2
// out: 6 7
// out: 1 2 [2, 2]
// out: [10, 2, 30]
// out: 8 8
// out: e 101 true
type P = { at: (i32, i32), tags: List<String> };
const TABLE: Array<i32, 3> = [5, 6, 7];
function next(inout n: i32) -> usize { n += 1; return usize(n) - 1; }
function scale(v: View<mut i32>) { for i in 0..v.len() { if i != 1 { v[i] *= 10; } } }
function main() effects [Io] {
  var grid: Array<Array<i32, 2>, 2> = [[0; 2]; 2];
  grid[0][0] = 1;
  grid[1][1] += 5;
  io.println(grid);
  var lists: List<List<i32>> = [[1, 2], [3, 4]];
  lists[1].push(9);
  io.println(lists);
  var p = P { at: (3, 4), tags: ["a", "b"] };
  p.at.1 *= 2;
  p.tags[1] = "c";
  io.println(p);
  var ps: List<P> = [P { at: (1, 1), tags: [] }];
  ps[0].at.1 = 2;
  io.println("{} {}", ps, ps[0].at.1);
  io.println("{} {}", TABLE[1], TABLE[next_of(1)]);
  var n = 0;
  var arr = [0, 0];
  arr[next(inout n)] = n + 1;
  arr[next(inout n)] += n;
  io.println("{} {} {}", 1, n, arr);
  var xs = [1, 2, 3];
  scale(xs[..]);
  io.println(xs);
  const i: u8 = 2;
  const v = TABLE[..];
  io.println("{} {}", v[i] + 1, v[0..=2][2] + 1);
  const c: Char = 'e';
  io.println("{} {} {}", c, u32(c), Char(101u8) == c);
}
function next_of(n: usize) -> usize { return n + 1; }
