// spec 11 Atomic: load, store, add, swap, compare_exchange; `add` and `swap` give the old value
// run
// out: 5 5 8 10 true false
// out: false true z 255
function main() effects [Io] {
  const n = atomic(5);
  const old = n.add(3);
  const eight = n.swap(10);
  io.println("{} {} {} {} {} {}", old, 5, eight, n.load(), won(n, 10, 11), won(n, 10, 12));
  const b = atomic(false);
  const was = b.swap(true);
  const c = atomic('a');
  c.store('z');
  const u = atomic(250u8);
  _ = u.add(5);
  io.println("{} {} {} {}", was, b.load(), c.load(), u.load());
}
function won(n: Atomic<i32>, from: i32, to: i32) -> Bool { return n.compare_exchange(from, to); }
