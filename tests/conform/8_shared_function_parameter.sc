// run
// out: 3
function many(shared f: function()) effects [Async] { task.scope |s| { for i in 0..3 { s.spawn(f); } }; }
function main() effects [Async, Io] {
  const count = atomic(0);
  many(|| { _ = count.add(1); });
  io.println(count.load());
}
