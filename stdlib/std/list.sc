// Lists: what their methods do not do. Most functions take a view, so that arrays and parts of lists go, too:
// `xs[..]` is one of all.

/// The whole numbers from `low` up to, not including, `high`.
///
/// ```
/// io.println("{}", range(3, 7)); // [3, 4, 5, 6]
/// ```
pub function range(low: i64, high: i64) -> List<i64> {
  var out: List<i64> = [];
  for i in low..high { out.push(i); }
  return out;
}

/// What `f` makes of each element: `xs.map(f)`, for where a function is wanted.
///
/// ```
/// io.println("{}", map([1, 2][..], |x| x * 10)); // [10, 20]
/// ```
pub function map<T: Local, U>(xs: View<T>, f: function(T) -> U) -> List<U> {
  return xs.map(f);
}

/// Copies of the elements of which `f` is true: `xs.filter(f)`, for where a function is wanted.
///
/// ```
/// io.println("{}", filter([1, 2, 3][..], |x| x != 2)); // [1, 3]
/// ```
pub function filter<T>(xs: View<T>, f: function(T) -> Bool) -> List<T> {
  return xs.filter(f);
}

/// `f` of `start` and the first element, of that and the second, and so on: `xs.fold(start, f)`.
///
/// ```
/// io.println("{}", fold([1, 2, 3][..], 0, |sum, x| sum + x)); // 6
/// ```
pub function fold<T: Local, A>(xs: View<T>, move start: A, f: function(A, T) -> A) -> A {
  return xs.fold(start, f);
}

/// Copies of the elements in order, equal ones as they were: `xs.sorted()`.
///
/// ```
/// io.println("{}", sort([3, 1, 2][..])); // [1, 2, 3]
/// ```
pub function sort<T: Ord>(xs: View<T>) -> List<T> {
  return xs.sorted();
}

/// Is no element less than the one before it?
///
/// ```
/// io.println("{} {}", is_sorted([1, 1, 2][..]), is_sorted([2, 1][..])); // true false
/// ```
pub function is_sorted<T: Ord>(xs: View<T>) -> Bool {
  for i in 1..xs.len() { if xs[i] < xs[i - 1] { return false; } }
  return true;
}

/// How many elements of what is in order are less than `value`: where it could be inserted.
///
/// ```
/// io.println("{}", lower_bound([10, 20, 20, 30][..], 20)); // 1
/// ```
pub function lower_bound<T: Ord>(xs: View<T>, value: T) -> usize {
  var low: usize = 0;
  var high = xs.len();
  while low < high {
    const middle = low + (high - low) / 2;
    if xs[middle] < value { low = middle + 1; } else { high = middle; }
  }
  return low;
}

/// Copies of the elements of two lists that are in order, in order; of equal ones those of `a` first.
///
/// ```
/// io.println("{}", merge([1, 4][..], [2, 3, 5][..])); // [1, 2, 3, 4, 5]
/// ```
pub function merge<T: Ord>(a: View<T>, b: View<T>) -> List<T> {
  var out: List<T> = [];
  out.reserve(a.len() + b.len());
  var i: usize = 0;
  var j: usize = 0;
  while i < a.len() && j < b.len() {
    if b[j] < a[i] {
      out.push(b[j].clone());
      j += 1;
    } else {
      out.push(a[i].clone());
      i += 1;
    }
  }
  out.extend(a[i..]);
  out.extend(b[j..]);
  return out;
}

/// Copies of the elements of which `f` is true, and of the others.
///
/// ```
/// io.println("{}", partition([1, 2, 3, 4][..], |x| x % 2 == 0)); // ([2, 4], [1, 3])
/// ```
pub function partition<T>(xs: View<T>, f: function(T) -> Bool) -> (List<T>, List<T>) {
  var yes: List<T> = [];
  var no: List<T> = [];
  for x in xs { if f(x) { yes.push(x.clone()); } else { no.push(x.clone()); } }
  return (yes, no);
}

/// The elements before the first of which `f` is false.
///
/// ```
/// io.println("{}", take_while([1, 2, 9, 3][..], |x| x < 5)); // [1, 2]
/// ```
pub function take_while<T: Local>(xs: View<T>, f: function(T) -> Bool) -> View<T> {
  return xs[..run_of(xs, f)];
}

/// The elements from the first on of which `f` is false.
///
/// ```
/// io.println("{}", drop_while([1, 2, 9, 3][..], |x| x < 5)); // [9, 3]
/// ```
pub function drop_while<T: Local>(xs: View<T>, f: function(T) -> Bool) -> View<T> {
  return xs[run_of(xs, f)..];
}

function run_of<T: Local>(xs: View<T>, f: function(T) -> Bool) -> usize {
  for i in 0..xs.len() { if !f(xs[i]) { return i; } }
  return xs.len();
}

/// What `fold` has after each element.
///
/// ```
/// io.println("{}", scan([1, 2, 3][..], 0, |sum, x| sum + x)); // [1, 3, 6]
/// ```
pub function scan<T: Local, A: Copy>(xs: View<T>, start: A, f: function(A, T) -> A) -> List<A> {
  var out: List<A> = [];
  var value = start;
  for x in xs {
    value = f(value, x);
    out.push(value);
  }
  return out;
}

/// The elements of the lists, one list behind the other.
///
/// ```
/// io.println("{}", flatten([[1, 2], [], [3]])); // [1, 2, 3]
/// ```
pub function flatten<T>(move lists: List<List<T>>) -> List<T> {
  var out: List<T> = [];
  for list in lists { out.append(list); }
  return out;
}

/// The first parts of the pairs, and the second parts.
///
/// ```
/// io.println("{}", unzip([(1, 'a'), (2, 'b')])); // ([1, 2], ['a', 'b'])
/// ```
pub function unzip<A, B>(move pairs: List<(A, B)>) -> (List<A>, List<B>) {
  var left: List<A> = [];
  var right: List<B> = [];
  for (a, b) in pairs {
    left.push(a);
    right.push(b);
  }
  return (left, right);
}

/// The elements with `between` between each two.
///
/// ```
/// io.println("{}", intersperse([1, 2, 3][..], 0)); // [1, 0, 2, 0, 3]
/// ```
pub function intersperse<T>(xs: View<T>, between: T) -> List<T> {
  var out: List<T> = [];
  for i in 0..xs.len() {
    if i > 0 { out.push(between.clone()); }
    out.push(xs[i].clone());
  }
  return out;
}

/// The elements in runs, a new one where `f` of two neighbours is false.
///
/// ```
/// io.println("{}", runs([1, 2, 4, 5, 7][..], |a, b| b == a + 1)); // [[1, 2], [4, 5], [7]]
/// ```
pub function runs<T>(xs: View<T>, f: function(T, T) -> Bool) -> List<List<T>> {
  var out: List<List<T>> = [];
  var start: usize = 0;
  for i in 1..=xs.len() {
    if i < xs.len() && f(xs[i - 1], xs[i]) { continue; }
    if start < xs.len() { out.push(xs[start..i].to_list()); }
    start = i;
  }
  return out;
}

/// Every list of one element of each list, the last list's elements changing fastest.
///
/// ```
/// io.println("{}", product([[1, 2], [3, 4]])); // [[1, 3], [1, 4], [2, 3], [2, 4]]
/// ```
pub function product<T>(move lists: List<List<T>>) -> List<List<T>> {
  var out: List<List<T>> = [[]];
  for list in lists {
    var longer: List<List<T>> = [];
    for begun in out {
      for x in list {
        var one = begun.clone();
        one.push(x.clone());
        longer.push(one);
      }
    }
    out = longer;
  }
  return out;
}
