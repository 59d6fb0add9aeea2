// spec 7 spawning: allowed in the bodies of scopes nested in it
// run
// out: 2
function main() effects [Async, Io] {
  const n = atomic(0);
  task.scope |outer| {
    task.scope |inner| {
      outer.spawn || { n.add(1); };
      inner.spawn || { n.add(1); };
    };
  };
  io.println(n.load());
}
