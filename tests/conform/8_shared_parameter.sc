// spec 8 no race: unless declared `shared`
// run
// out: 3
function many(shared f: function()) effects [Async] { task.scope |s| { for i in 0..3 { s.spawn(f); } }; }
function main() effects [Async, Io] {
  const n = atomic(0);
  many(|| { n.add(1); });
  io.println(n.load());
}
