// spec 4 patterns: what a pattern binds of an owned list or array may be taken away, then the whole is
// run
// out: [1] [3]
// out: 2 x
// out: [[1], [2]] still here
// out: 3
function consume(move xs: List<i32>) -> List<i32> { return xs; }
function main() effects [Io] {
  const xs: List<List<i32>> = [[1], [2], [3]];
  match xs {
    [a, _, b] -> io.println("{} {}", consume(a), consume(b));
    _ -> {}
  }
  const pair: Array<(String, List<i32>), 2> = [("x", [1, 2]), ("y", [3])];
  match pair {
    [(name, items), _] -> { const mine = items; io.println("{} {}", mine.len(), name); }
  }
  const keep: List<List<i32>> = [[1], [2]];
  match keep {
    [] -> {}
    [first, ..] -> { assert(first.len() == 1); }
  }
  io.println("{} still here", keep);
  for [a, b] in [[1, 2]] { io.println(a + b); }
}
