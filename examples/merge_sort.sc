// A merge sort whose two halves are sorted at the same time, and whose merges are split as well. Every task
// gets a `View<mut i64>` of its own: `xs[..half]` and `xs[half..]` have no element in common, which the compiler
// sees, so that two tasks may write through them. Change one `half` to `half + 1` and it refuses the program.
// run
// out: [1, 1, 2, 3, 3, 4, 5, 5, 5, 6, 9]
// out: 200000 numbers in order: true, and none lost: true

const SMALL: usize = 1024; // what one task sorts by itself

/// Merges `a` and `b`, which are in order, into `out`. Splits the longer one in its middle, and the other where
/// that element belongs: what is before both cuts is merged by one task, what is behind them by another.
function merge(a: View<i64>, b: View<i64>, out: View<mut i64>) effects [Async] {
  if a.len() < b.len() {
    merge(b, a, out);
    return;
  }
  if out.len() <= SMALL {
    merge_serially(a, b, out);
    return;
  }
  const middle = a.len() / 2;
  const cut = count_below(b, a[middle]);
  const split = middle + cut;
  task.scope |s| {
    s.spawn || { merge(a[..middle], b[..cut], out[..split]); };
    merge(a[middle..], b[cut..], out[split..]);
  };
}

function merge_serially(a: View<i64>, b: View<i64>, out: View<mut i64>) {
  var i: usize = 0;
  var j: usize = 0;
  for k in 0..out.len() {
    if j == b.len() || (i < a.len() && a[i] <= b[j]) {
      out[k] = a[i];
      i += 1;
    } else {
      out[k] = b[j];
      j += 1;
    }
  }
}

/// How many elements of `xs`, which is in order, are less than `x`.
function count_below(xs: View<i64>, x: i64) -> usize {
  var low: usize = 0;
  var high = xs.len();
  while low < high {
    const middle = low + (high - low) / 2;
    if xs[middle] < x { low = middle + 1; } else { high = middle; }
  }
  return low;
}

/// Sorts `xs`; `room` is as long, and what it holds does not matter.
function sort(xs: View<mut i64>, room: View<mut i64>) effects [Async] {
  if xs.len() <= SMALL {
    xs.sort();
    return;
  }
  const half = xs.len() / 2;
  task.scope |s| {
    s.spawn || { sort(xs[..half], room[..half]); };
    sort(xs[half..], room[half..]);
  };
  merge(xs[..half], xs[half..], room);
  for i in 0..xs.len() { xs[i] = room[i]; }
}

function merge_sort(inout xs: List<i64>) effects [Async] {
  var room = xs.clone();
  sort(xs[..], room[..]);
}

function main() effects [Async, Io] {
  var few: List<i64> = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5];
  merge_sort(inout few);
  io.println("{}", few);

  var many: List<i64> = [];
  var x: u64 = 42;
  for i in 0..200000 {
    x = x *% 6364136223846793005 +% 1442695040888963407;
    many.push(i64(x >> 33));
  }
  const sum = many.sum();
  merge_sort(inout many);
  const in_order = many[..].windows(2).all(|pair| pair[0] <= pair[1]);
  io.println("{} numbers in order: {}, and none lost: {}", many.len(), in_order, many.sum() == sum);
}
