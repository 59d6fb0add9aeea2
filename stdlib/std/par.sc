// Work on many elements at once, on all workers. A view is split in halves, each half a task, until a piece is
// small; a task whose work nobody takes costs a few nanoseconds, so pieces may be small. `f` is called from
// several tasks at the same time: what it captures it may only read. It may suspend, fail by a panic and be
// cancelled like any task; when one call panics, pieces that have not begun are left out.

import std.list { lower_bound };

const PIECES: usize = 256; // about so many, of many elements

function piece_of(length: usize) -> usize {
  return if length <= PIECES { 1 } else { length / PIECES };
}

/// What `f` makes of each element, in the order of the elements.
///
/// ```
/// io.println("{}", map([1, 2, 3][..], |x| x * x)); // [1, 4, 9]
/// ```
pub function map<T, U>(xs: View<T>, shared f: function(T) -> U) -> List<U> effects [Async] {
  var out: List<U> = [];
  out.raw_reserve(xs.len());
  out.raw_set_len(xs.len());
  map_into(xs, out[..], piece_of(xs.len()), f);
  return out;
}

function map_into<T, U>(xs: View<T>, out: View<mut U>, piece: usize, shared f: function(T) -> U) effects [Async] {
  if xs.len() <= piece {
    for i in 0..xs.len() { out.raw_put(i, f(xs[i])); }
    return;
  }
  const half = xs.len() / 2;
  task.scope |s| {
    s.spawn || { map_into(xs[..half], out[..half], piece, f); };
    map_into(xs[half..], out[half..], piece, f);
  };
}

/// Calls `f` with each element, in any order.
///
/// ```
/// const sum = atomic(0);
/// for_each([1, 2, 3][..], |x| { sum.add(x); });
/// io.println("{}", sum.load()); // 6
/// ```
pub function for_each<T>(xs: View<T>, shared f: function(T)) effects [Async] {
  each_of(xs, piece_of(xs.len()), f);
}

function each_of<T>(xs: View<T>, piece: usize, shared f: function(T)) effects [Async] {
  if xs.len() <= piece {
    for x in xs { f(x); }
    return;
  }
  const half = xs.len() / 2;
  task.scope |s| {
    s.spawn || { each_of(xs[..half], piece, f); };
    each_of(xs[half..], piece, f);
  };
}

/// `f` of all elements, two at a time, which are taken together in any grouping but in their order: `f` has to be
/// associative, and `start` to change nothing. `start` if there are none.
///
/// ```
/// io.println("{}", reduce([1, 2, 3, 4][..], 0, |a, b| a + b)); // 10
/// ```
pub function reduce<T: Copy>(xs: View<T>, start: T, shared f: function(T, T) -> T) -> T effects [Async] {
  return map_reduce(xs, start, |x| x, f);
}

/// The same of what `g` makes of the elements.
///
/// ```
/// io.println("{}", map_reduce(["a", "bcd"][..], 0usize, |s| s.len(), |a, b| a + b)); // 4
/// ```
pub function map_reduce<T, A: Copy>(xs: View<T>, start: A, shared g: function(T) -> A, shared f: function(A, A) -> A) -> A
  effects [Async]
{
  return reduce_piece(xs, piece_of(xs.len()), start, g, f);
}

function reduce_piece<T, A: Copy>(xs: View<T>, piece: usize, start: A, shared g: function(T) -> A, shared f: function(A, A) -> A) -> A
  effects [Async]
{
  if xs.len() <= piece {
    var value = start;
    for x in xs { value = f(value, g(x)); }
    return value;
  }
  const half = xs.len() / 2;
  return task.scope |s| {
    const left = s.spawn(|| reduce_piece(xs[..half], piece, start, g, f));
    const right = reduce_piece(xs[half..], piece, start, g, f);
    return f(left.join(), right);
  };
}

const SMALL: usize = 2048; // what is sorted and merged without splitting

/// Puts the elements in order, equal ones as they were, in time n log n of all workers together; takes room for
/// as many elements again.
///
/// ```
/// var xs = [3, 1, 2];
/// sort(xs[..]);
/// io.println("{}", xs); // [1, 2, 3]
/// ```
pub function sort<T: Ord>(xs: View<mut T>) effects [Async] {
  if xs.len() <= SMALL {
    xs.sort();
    return;
  }
  var room: List<T> = [];
  room.raw_reserve(xs.len());
  room.raw_set_len(xs.len());
  sort_in(xs, room[..]);
  room.raw_set_len(0);
}

function sort_in<T: Ord>(xs: View<mut T>, room: View<mut T>) effects [Async] {
  if xs.len() <= SMALL {
    xs.sort();
    return;
  }
  const half = xs.len() / 2;
  task.scope |s| {
    s.spawn || { sort_in(xs[..half], room[..half]); };
    sort_in(xs[half..], room[half..]);
  };
  if !(xs[half] < xs[half - 1]) { return; }
  merge_into(xs[..half], xs[half..], room);
  copy_back(room, xs);
}

// Both parts are in order. The middle of the longer one and what is before it in the other are merged by one
// task, the rest by another.
function merge_into<T: Ord>(a: View<T>, b: View<T>, out: View<mut T>) effects [Async] {
  if out.len() <= SMALL {
    merge_piece(a, b, out);
    return;
  }
  var i = a.len() / 2;
  var j = b.len() / 2;
  if a.len() >= b.len() { j = lower_bound(b, a[i]); } else { i = before_or_equal(a, b[j]); }
  const a_cut = i;
  const b_cut = j;
  const cut = a_cut + b_cut;
  task.scope |s| {
    s.spawn || { merge_into(a[..a_cut], b[..b_cut], out[..cut]); };
    merge_into(a[a_cut..], b[b_cut..], out[cut..]);
  };
}

function merge_piece<T: Ord>(a: View<T>, b: View<T>, out: View<mut T>) {
  var i: usize = 0;
  var j: usize = 0;
  for k in 0..out.len() {
    if j == b.len() || (i < a.len() && !(b[j] < a[i])) {
      out.raw_put(k, a.raw_at(i));
      i += 1;
    } else {
      out.raw_put(k, b.raw_at(j));
      j += 1;
    }
  }
}

// How many are not greater than `value`.
function before_or_equal<T: Ord>(xs: View<T>, value: T) -> usize {
  var low: usize = 0;
  var high = xs.len();
  while low < high {
    const middle = low + (high - low) / 2;
    if value < xs[middle] { high = middle; } else { low = middle + 1; }
  }
  return low;
}

function copy_back<T>(from: View<mut T>, to: View<mut T>) effects [Async] {
  if from.len() <= SMALL {
    for i in 0..from.len() { to.raw_put(i, from.raw_at(i)); }
    return;
  }
  const half = from.len() / 2;
  task.scope |s| {
    s.spawn || { copy_back(from[..half], to[..half]); };
    copy_back(from[half..], to[half..]);
  };
}
