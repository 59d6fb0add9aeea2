// Methods of views, which lists and arrays have too, and of lists. `self` is what stands before the dot.
// What begins with `raw_` checks nothing and is for the library alone; an index that a user gives is
// checked here, and a panic is said to be where the method is called.

/// Is there no element?
function View.is_empty<T: Local>(self: View<T>) -> Bool {
  return self.len() == 0;
}

function View.raw_check<T: Local>(self: View<T>, index: usize) {
  if index >= self.len() { panic("index {} is out of range for length {}", index, self.len()); }
}

/// The element at `index`, or `None` behind the end.
function View.get<T: Copy + Local>(self: View<T>, index: usize) -> T? {
  return if index < self.len() { Some { value: self.raw_at(index) } } else { None };
}

/// The first element, if there is one.
function View.first<T: Copy + Local>(self: View<T>) -> T? {
  return self.get(0);
}

/// The last element, if there is one.
function View.last<T: Copy + Local>(self: View<T>) -> T? {
  return if self.len() == 0 { None } else { Some { value: self.raw_at(self.len() - 1) } };
}

/// Is an element equal to `value`?
function View.contains<T: Eq>(self: View<T>, value: T) -> Bool {
  for x in self { if x == value { return true; } }
  return false;
}

/// Where the first element equal to `value` is.
function View.index_of<T: Eq>(self: View<T>, value: T) -> usize? {
  for i in 0..self.len() { if self[i] == value { return Some { value: i }; } }
  return None;
}

/// Where the first element is of which `f` is true.
function View.position<T: Local>(self: View<T>, f: function(T) -> Bool) -> usize? {
  for i in 0..self.len() { if f(self[i]) { return Some { value: i }; } }
  return None;
}

/// The first element of which `f` is true.
function View.find<T: Copy + Local>(self: View<T>, f: function(T) -> Bool) -> T? {
  for x in self { if f(x) { return Some { value: x }; } }
  return None;
}

/// The element of which `key` is least; of equal ones the first.
function View.min_by_key<T: Copy, K: Ord>(self: View<T>, key: function(T) -> K) -> T? {
  if self.len() == 0 { return None; }
  var best = 0usize;
  for i in 1..self.len() { if key(self[i]) < key(self[best]) { best = i; } }
  return Some { value: self[best] };
}

/// The element of which `key` is greatest; of equal ones the first.
function View.max_by_key<T: Copy, K: Ord>(self: View<T>, key: function(T) -> K) -> T? {
  if self.len() == 0 { return None; }
  var best = 0usize;
  for i in 1..self.len() { if key(self[best]) < key(self[i]) { best = i; } }
  return Some { value: self[best] };
}

/// Where `value` is in elements that are in order, found in logarithmic time.
function View.binary_search<T: Ord>(self: View<T>, value: T) -> usize? {
  var low = 0usize;
  var high = self.len();
  while low < high {
    const middle = low + (high - low) / 2;
    if self[middle] < value { low = middle + 1; } else { high = middle; }
  }
  return if low < self.len() && self[low] == value { Some { value: low } } else { None };
}

/// The least element; of equal ones the first.
function View.min<T: Copy + Ord>(self: View<T>) -> T? {
  if self.len() == 0 { return None; }
  var best = self[0];
  for x in self { if x < best { best = x; } }
  return Some { value: best };
}

/// The greatest element; of equal ones the first.
function View.max<T: Copy + Ord>(self: View<T>) -> T? {
  if self.len() == 0 { return None; }
  var best = self[0];
  for x in self { if best < x { best = x; } }
  return Some { value: best };
}

/// The elements with their numbers.
function View.enumerate<T: Copy>(self: View<T>) -> List<(usize, T)> {
  var out: List<(usize, T)> = [];
  out.raw_reserve(self.len());
  for i in 0..self.len() { out.push((i, self.raw_at(i))); }
  return out;
}

/// Views of the elements, `size` in each, the last one of what is left.
function View.chunks<T>(self: View<T>, size: usize) -> List<View<T>> {
  if size == 0 { panic("a chunk of 0 elements"); }
  var out: List<View<T>> = [];
  var from = 0usize;
  while from < self.len() {
    const to = if self.len() - from < size { self.len() } else { from + size };
    out.push(self[from..to]);
    from = to;
  }
  return out;
}

/// Views of `size` elements that follow one another, one beginning at each element.
function View.windows<T>(self: View<T>, size: usize) -> List<View<T>> {
  if size == 0 { panic("a window of 0 elements"); }
  var out: List<View<T>> = [];
  var from = 0usize;
  while from + size <= self.len() {
    out.push(self[from..from + size]);
    from += 1;
  }
  return out;
}

/// The values of `f`, in order.
function View.map<T: Local, U>(self: View<T>, f: function(T) -> U) -> List<U> {
  var out: List<U> = [];
  out.raw_reserve(self.len());
  for x in self { out.push(f(x)); }
  return out;
}

/// Copies of the elements of which `f` is true.
function View.filter<T>(self: View<T>, f: function(T) -> Bool) -> List<T> {
  var out: List<T> = [];
  for x in self { if f(x) { out.push(x.clone()); } }
  return out;
}

/// The elements of what `f` gives, one list behind the other.
function View.flat_map<T: Local, U>(self: View<T>, f: function(T) -> List<U>) -> List<U> {
  var out: List<U> = [];
  for x in self { out.append(f(x)); }
  return out;
}

/// Pairs of the elements of both, as far as the shorter one goes.
function View.zip<T: Copy, U: Copy>(self: View<T>, other: View<U>) -> List<(T, U)> {
  var out: List<(T, U)> = [];
  for i in 0..self.len() {
    if i == other.len() { break; }
    out.push((self[i], other[i]));
  }
  return out;
}

/// Copies of the elements in lists, one for each value of `key`.
function View.group_by<T, K: Hash + Eq>(self: View<T>, key: function(T) -> K) -> Map<K, List<T>> {
  var groups: Map<K, List<T>> = Map.new();
  for x in self { groups.update(key(x), [], |inout group| group.push(x.clone())); }
  return groups;
}

/// `f` of `start` and the first element, of that and the second, and so on.
function View.fold<T: Local, A>(self: View<T>, move start: A, f: function(A, T) -> A) -> A {
  var value = start;
  for x in self { value = f(value, x); }
  return value;
}

/// Is `f` true of an element? Asks no further than to the first.
function View.any<T: Local>(self: View<T>, f: function(T) -> Bool) -> Bool {
  for x in self { if f(x) { return true; } }
  return false;
}

/// Is `f` true of every element? Asks no further than to the first of which it is not.
function View.all<T: Local>(self: View<T>, f: function(T) -> Bool) -> Bool {
  for x in self { if !f(x) { return false; } }
  return true;
}

/// Of how many elements is `f` true?
function View.count<T: Local>(self: View<T>, f: function(T) -> Bool) -> usize {
  var count = 0usize;
  for x in self { if f(x) { count += 1; } }
  return count;
}

/// Calls `f` with each element.
function View.each<T: Local>(self: View<T>, f: function(T)) {
  for x in self { f(x); }
}

/// A list of copies of the elements.
function View.to_list<T>(self: View<T>) -> List<T> {
  var out: List<T> = [];
  out.raw_append(self);
  return out;
}

/// A list of copies of the elements and then of those of `other`.
function View.concat<T>(self: View<T>, other: View<T>) -> List<T> {
  var out: List<T> = [];
  out.raw_reserve(self.len() + other.len());
  out.raw_append(self);
  out.raw_append(other);
  return out;
}

/// A list of copies of the elements in order.
function View.sorted<T: Ord>(self: View<T>) -> List<T> {
  var out = self.to_list();
  out.sort();
  return out;
}

/// A list of copies of the elements, the last one first.
function View.reversed<T>(self: View<T>) -> List<T> {
  var out = self.to_list();
  out.reverse();
  return out;
}

/// The texts one behind the other, with `separator` between them.
function View.join(self: View<String>, separator: String) -> String {
  var out: List<u8> = [];
  for i in 0..self.len() {
    if i > 0 { out.raw_append(separator.bytes()); }
    out.raw_append(self[i].bytes());
  }
  return out.raw_string();
}

/// Exchanges two elements.
function View.swap<T>(self: View<mut T>, i: usize, j: usize) {
  self.raw_check(i);
  self.raw_check(j);
  const first = self.raw_at(i);
  const second = self.raw_at(j);
  self.raw_put(i, second);
  self.raw_put(j, first);
}

/// Turns the order of the elements around.
function View.reverse<T>(self: View<mut T>) {
  const length = self.len();
  for i in 0..length / 2 { self.swap(i, length - 1 - i); }
}

/// Sets every element to a copy of `value`.
function View.fill<T>(self: View<mut T>, value: T) {
  for i in 0..self.len() { self[i] = value.clone(); }
}

/// Puts the elements in order, equal ones as they were, in time n log n.
function View.sort<T: Ord>(self: View<mut T>) {
  self.sort_by(|a, b| a < b);
}

/// The same, in the order of what `key` gives.
function View.sort_by_key<T, K: Ord>(self: View<mut T>, key: function(T) -> K) {
  self.sort_by(|a, b| key(a) < key(b));
}

/// The same, where `before` says of two elements whether the first has to stand before the second.
function View.sort_by<T>(self: View<mut T>, before: function(T, T) -> Bool) {
  // Works on copies of the bits in lists of length 0, so that a panic in `before` leaves all as it was.
  const length = self.len();
  var from: List<T> = [];
  var to: List<T> = [];
  from.raw_reserve(length);
  var width = 16usize;
  var start = 0usize;
  while start < length {
    const end = if length - start < width { length } else { start + width };
    for i in start..end {
      const x = self.raw_at(i);
      var at = i;
      while at > start && before(x, from.raw_at(at - 1)) {
        from.raw_put(at, from.raw_at(at - 1));
        at -= 1;
      }
      from.raw_put(at, x);
    }
    start = end;
  }
  if length > width { to.raw_reserve(length); }
  while width < length {
    var low = 0usize;
    while low < length {
      const middle = if length - low < width { length } else { low + width };
      const high = if length - middle < width { length } else { middle + width };
      var left = low;
      var right = middle;
      var at = low;
      const is_merged = middle == high || !before(from.raw_at(middle), from.raw_at(middle - 1));
      while !is_merged && left < middle && right < high {
        if before(from.raw_at(right), from.raw_at(left)) {
          to.raw_put(at, from.raw_at(right));
          right += 1;
        } else {
          to.raw_put(at, from.raw_at(left));
          left += 1;
        }
        at += 1;
      }
      while left < middle {
        to.raw_put(at, from.raw_at(left));
        left += 1;
        at += 1;
      }
      while right < high {
        to.raw_put(at, from.raw_at(right));
        right += 1;
        at += 1;
      }
      low = high;
    }
    const swapped = from;
    from = to;
    to = swapped;
    width *= 2;
  }
  for i in 0..length { self.raw_put(i, from.raw_at(i)); }
}

/// Makes room for `more` elements, so that pushing them moves nothing.
function List.reserve<T>(inout self: List<T>, more: usize) {
  self.raw_reserve(self.len() + more);
}

/// Puts `value` before the element at `index`, or at the end where that is the length.
function List.insert<T>(inout self: List<T>, index: usize, move value: T) {
  const length = self.len();
  if index > length { panic("index {} is out of range for inserting into length {}", index, length); }
  self.raw_reserve(length + 1);
  self.raw_move(index, index + 1, length - index);
  self.raw_put(index, value);
  self.raw_set_len(length + 1);
}

/// Takes the element at `index` out; those behind it move up.
function List.remove<T>(inout self: List<T>, index: usize) -> T {
  self.raw_check(index);
  const last = self.len() - 1;
  const value = self.raw_at(index);
  self.raw_move(index + 1, index, last - index);
  self.raw_forget(last, last + 1);
  self.raw_set_len(last);
  return value;
}

/// Takes the element at `index` out and puts the last one in its place.
function List.swap_remove<T>(inout self: List<T>, index: usize) -> T {
  self.raw_check(index);
  const last = self.len() - 1;
  const value = self.raw_at(index);
  self.raw_move(last, index, 1);
  self.raw_forget(last, last + 1);
  self.raw_set_len(last);
  return value;
}

/// Drops what is behind the first `length` elements; does nothing if there are no more.
function List.truncate<T>(inout self: List<T>, length: usize) {
  if length >= self.len() { return; }
  self.raw_forget(length, self.len());
  self.raw_set_len(length);
}

/// Appends copies of the elements of `other`.
function List.extend<T>(inout self: List<T>, other: View<T>) {
  self.raw_append(other);
}

/// Appends the elements of `other`, which is used up.
function List.append<T>(inout self: List<T>, move other: List<T>) {
  for x in other { self.push(x); }
}

/// Drops the elements of which `f` is false.
function List.retain<T>(inout self: List<T>, f: function(T) -> Bool) {
  var kept = 0usize;
  for i in 0..self.len() {
    if f(self[i]) {
      if kept < i { self.swap(kept, i); }
      kept += 1;
    }
  }
  self.truncate(kept);
}

/// Of neighbours that are equal keeps the first.
function List.dedup<T: Eq>(inout self: List<T>) {
  var kept = 0usize;
  for i in 0..self.len() {
    if kept == 0 || self[i] != self[kept - 1] {
      if kept < i { self.swap(kept, i); }
      kept += 1;
    }
  }
  self.truncate(kept);
}

/// Appends the bytes of `text`.
function List.push_str(inout self: List<u8>, text: String) {
  self.raw_append(text.bytes());
}

/// Appends the bytes of `c`.
function List.push_char(inout self: List<u8>, c: Char) {
  const code = u32(c);
  if code < 0x80 {
    self.push(u8(code));
  } else if code < 0x800 {
    self.push(u8(0xc0 | code >> 6));
    self.push(u8(0x80 | code & 0x3f));
  } else if code < 0x10000 {
    self.push(u8(0xe0 | code >> 12));
    self.push(u8(0x80 | code >> 6 & 0x3f));
    self.push(u8(0x80 | code & 0x3f));
  } else {
    self.push(u8(0xf0 | code >> 18));
    self.push(u8(0x80 | code >> 12 & 0x3f));
    self.push(u8(0x80 | code >> 6 & 0x3f));
    self.push(u8(0x80 | code & 0x3f));
  }
}
