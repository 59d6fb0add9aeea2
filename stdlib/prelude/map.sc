// Maps: the entries lie in a list in the order in which their keys came, and a table of slots finds them
// by hash. A slot is 0, or the upper half of an entry's hash over its number plus 1; who meets a taken
// slot goes on to the next. A removed entry stays in the list, with the hash 0, until there is no room
// for another: then the list is closed up, or the table doubled. `start` is before the first live entry.

type MapEntry<K, V> = { hash: u64, pair: (K, V) };

/// Values by their keys, in the order in which the keys were first inserted.
type Map<K, V> = { entries: List<MapEntry<K, V>>, slots: List<u64>, live: usize, start: usize };

/// An empty map.
function Map.new<K: Hash + Eq, V>() -> Map<K, V> {
  return Map { entries: [], slots: [], live: 0, start: 0 };
}

/// The same, with the types behind the name: `map<String, i32>()`.
function map<K: Hash + Eq, V>() -> Map<K, V> {
  return Map.new();
}

/// A map of the pairs; of pairs with one key the last.
function Map.from<K: Hash + Eq, V>(move pairs: List<(K, V)>) -> Map<K, V> {
  var map: Map<K, V> = Map.new();
  for (key, value) in pairs { _ = map.insert(key, value); }
  return map;
}

/// How many keys there are.
function Map.len<K, V>(self: Map<K, V>) -> usize {
  return self.live;
}

/// Is there no key?
function Map.is_empty<K, V>(self: Map<K, V>) -> Bool {
  return self.live == 0;
}

function Map.raw_hash<K: Hash>(key: K) -> u64 {
  return hash(key) | 0x8000_0000_0000_0000;
}

// The number of the key's entry, or that of none.
function Map.raw_find<K: Hash + Eq, V>(self: Map<K, V>, key: K, hash: u64) -> usize {
  const size = self.slots.len();
  if size == 0 { return 0xffff_ffff_ffff_ffff; }
  const mask = size - 1;
  const half = hash >> 32;
  var at = usize(half) & mask;
  while true {
    const slot = self.slots.raw_at(at);
    if slot == 0 { return 0xffff_ffff_ffff_ffff; }
    if slot >> 32 == half {
      const index = usize(slot & 0xffff_ffff) - 1;
      if self.entries[index].pair.0 == key { return index; }
    }
    at = (at + 1) & mask;
  }
  return 0;
}

function Map.raw_link<K, V>(inout self: Map<K, V>, hash: u64, index: usize) {
  const mask = self.slots.len() - 1;
  const half = hash >> 32;
  var at = usize(half) & mask;
  while self.slots.raw_at(at) != 0 { at = (at + 1) & mask; }
  self.slots.raw_put(at, half << 32 | (u64(index) + 1));
}

// Frees the slot of the entry; those that were pushed beyond it move up.
function Map.raw_unlink<K, V>(inout self: Map<K, V>, hash: u64, index: usize) {
  const mask = self.slots.len() - 1;
  var hole = usize(hash >> 32) & mask;
  while self.slots.raw_at(hole) & 0xffff_ffff != u64(index) + 1 { hole = (hole + 1) & mask; }
  var at = (hole + 1) & mask;
  while true {
    const slot = self.slots.raw_at(at);
    if slot == 0 { break; }
    const home = usize(slot >> 32) & mask;
    if ((at -% home) & mask) >= ((at -% hole) & mask) {
      self.slots.raw_put(hole, slot);
      hole = at;
    }
    at = (at + 1) & mask;
  }
  self.slots.raw_put(hole, 0);
}

// Closes the gaps in the list and makes the table anew.
function Map.raw_rebuild<K, V>(inout self: Map<K, V>, size: usize) {
  if size > 0x8000_0000 { panic("a map has no room for more entries"); }
  const length = self.entries.len();
  var kept = 0usize;
  for i in self.start..length {
    if self.entries[i].hash != 0 {
      if kept < i { self.entries.raw_move(i, kept, 1); }
      kept += 1;
    }
  }
  self.entries.truncate(kept);
  self.start = 0;
  if size == self.slots.len() { self.slots.fill(0); } else { self.slots = [0u64; size]; }
  for i in 0..kept { self.raw_link(self.entries[i].hash, i); }
}

// Appends an entry of a key that is not there.
function Map.raw_add<K, V>(inout self: Map<K, V>, hash: u64, move key: K, move value: V) {
  const size = self.slots.len();
  if (self.entries.len() + 1) * 4 > size * 3 {
    self.raw_rebuild(if size == 0 { 8 } else if (self.live + 1) * 8 > size * 3 { size * 2 } else { size });
  }
  self.raw_link(hash, self.entries.len());
  self.entries.push(MapEntry { hash: hash, pair: (key, value) });
  self.live += 1;
}

function Map.raw_take<K, V>(inout self: Map<K, V>, index: usize) -> (K, V) {
  const entry = self.entries.raw_at(index);
  self.raw_unlink(entry.hash, index);
  self.entries.raw_forget(index, index + 1);
  self.entries[index].hash = 0;
  self.live -= 1;
  if self.live == 0 {
    self.entries.raw_set_len(0);
    self.start = 0;
  } else if index == self.entries.len() - 1 {
    self.entries.raw_set_len(index);
  }
  return entry.pair;
}

/// Sets the value of `key`; gives the one that it had.
function Map.insert<K: Hash + Eq, V>(inout self: Map<K, V>, move key: K, move value: V) -> V? {
  const hash = Map.raw_hash(key);
  const index = self.raw_find(key, hash);
  if index < self.entries.len() {
    const entry = self.entries.raw_at(index);
    self.entries[index].pair.1 = value;
    const (_, old) = entry.pair;
    return Some { value: old };
  }
  self.raw_add(hash, key, value);
  return None;
}

// m[key] = value
function Map.raw_set<K: Hash + Eq, V>(inout self: Map<K, V>, key: K, move value: V) {
  const hash = Map.raw_hash(key);
  const index = self.raw_find(key, hash);
  if index < self.entries.len() {
    self.entries[index].pair.1 = value;
  } else {
    self.raw_add(hash, key.clone(), value);
  }
}

// m[key]: the number of the entry
function Map.raw_index<K: Hash + Eq, V>(self: Map<K, V>, key: K) -> usize {
  const index = self.raw_find(key, Map.raw_hash(key));
  if index >= self.entries.len() { panic("the map has no such key"); }
  return index;
}

// The same of keys that can be shown.
function Map.raw_index_shown<K: Hash + Eq + Show, V>(self: Map<K, V>, key: K) -> usize {
  const index = self.raw_find(key, Map.raw_hash(key));
  if index >= self.entries.len() { panic("the map has no key '{}'", key); }
  return index;
}

/// Is there such a key?
function Map.contains<K: Hash + Eq, V>(self: Map<K, V>, key: K) -> Bool {
  return self.raw_find(key, Map.raw_hash(key)) < self.entries.len();
}

/// The value of `key`, if there is one.
function Map.get<K: Hash + Eq, V: Copy>(self: Map<K, V>, key: K) -> V? {
  const index = self.raw_find(key, Map.raw_hash(key));
  return if index < self.entries.len() { Some { value: self.entries[index].pair.1 } } else { None };
}

/// The value of `key`, or `other`.
function Map.get_or<K: Hash + Eq, V: Copy>(self: Map<K, V>, key: K, other: V) -> V {
  const index = self.raw_find(key, Map.raw_hash(key));
  return if index < self.entries.len() { self.entries[index].pair.1 } else { other };
}

/// Lets `f` change the value of `key`, which is `start` if there was none.
function Map.update<K: Hash + Eq, V>(inout self: Map<K, V>, move key: K, move start: V,
                                     f: function(inout V)) {
  const hash = Map.raw_hash(key);
  var index = self.raw_find(key, hash);
  if index >= self.entries.len() {
    self.raw_add(hash, key, start);
    index = self.entries.len() - 1;
  }
  f(inout self.entries[index].pair.1);
}

/// Takes out `key` and its value, if it is there.
function Map.remove<K: Hash + Eq, V>(inout self: Map<K, V>, key: K) -> V? {
  const index = self.raw_find(key, Map.raw_hash(key));
  if index >= self.entries.len() { return None; }
  const (_, value) = self.raw_take(index);
  return Some { value: value };
}

/// Takes out the entry whose key came first.
function Map.pop_first<K, V>(inout self: Map<K, V>) -> (K, V)? {
  if self.live == 0 { return None; }
  while self.entries[self.start].hash == 0 { self.start += 1; }
  return Some { value: self.raw_take(self.start) };
}

/// Takes out the entry whose key came last.
function Map.pop_last<K, V>(inout self: Map<K, V>) -> (K, V)? {
  if self.live == 0 { return None; }
  while self.entries[self.entries.len() - 1].hash == 0 { self.entries.raw_set_len(self.entries.len() - 1); }
  return Some { value: self.raw_take(self.entries.len() - 1) };
}

/// Drops all entries.
function Map.clear<K, V>(inout self: Map<K, V>) {
  self.entries.clear();
  self.slots.clear();
  self.live = 0;
  self.start = 0;
}

/// Drops the entries of which `f` is false.
function Map.retain<K, V>(inout self: Map<K, V>, f: function(K, V) -> Bool) {
  const length = self.entries.len();
  for i in self.start..length {
    if i < self.entries.len() && self.entries[i].hash != 0 &&
       !f(self.entries[i].pair.0, self.entries[i].pair.1) {
      _ = self.raw_take(i);
    }
  }
}

/// Copies of the keys, in their order.
function Map.keys<K, V>(self: Map<K, V>) -> List<K> {
  var out: List<K> = [];
  out.raw_reserve(self.live);
  for (key, _) in self { out.push(key.clone()); }
  return out;
}

/// Copies of the values, in the order of their keys.
function Map.values<K, V>(self: Map<K, V>) -> List<V> {
  var out: List<V> = [];
  out.raw_reserve(self.live);
  for (_, value) in self { out.push(value.clone()); }
  return out;
}

/// Copies of the entries, in the order of their keys.
function Map.to_list<K, V>(self: Map<K, V>) -> List<(K, V)> {
  var out: List<(K, V)> = [];
  out.raw_reserve(self.live);
  for (key, value) in self { out.push((key.clone(), value.clone())); }
  return out;
}

// m.clone()
function Map.raw_clone<K, V>(self: Map<K, V>) -> Map<K, V> {
  var copy: Map<K, V> = Map { entries: [], slots: [], live: 0, start: 0 };
  copy.entries.raw_reserve(self.live);
  for i in self.start..self.entries.len() {
    if self.entries[i].hash != 0 { copy.entries.push(self.entries[i].clone()); }
  }
  copy.live = self.live;
  copy.raw_rebuild(self.slots.len());
  return copy;
}

// a == b: the same keys with the same values, in any order
function Map.raw_equal<K: Eq, V: Eq>(self: Map<K, V>, other: Map<K, V>) -> Bool {
  if self.live != other.live { return false; }
  for i in self.start..self.entries.len() {
    const hash = self.entries[i].hash;
    if hash != 0 {
      const mask = other.slots.len() - 1;
      var at = usize(hash >> 32) & mask;
      var found = false;
      while !found && other.slots.raw_at(at) != 0 {
        const slot = other.slots.raw_at(at);
        const index = usize(slot & 0xffff_ffff) - 1;
        found = slot >> 32 == hash >> 32 && other.entries[index].pair == self.entries[i].pair;
        at = (at + 1) & mask;
      }
      if !found { return false; }
    }
  }
  return true;
}
