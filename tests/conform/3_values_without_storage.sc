// run
// out: ()
// out: (1, ()) Some { value: () } Box { value: () }
// out: ok ()
// out: joined
// out: called
// out: true
// out: 4
type Box<T> = { value: T };
type Empty = {};
function id<T>(move x: T) -> T { return x; }
function call<T>(f: function() -> T) -> T { return f(); }
function nothing() {}
function wrap<T>(move x: T) -> Box<T> { return Box { value: x }; }
function main() effects [Async, Io] {
  const u = nothing();
  io.println(u);
  const some: Unit? = Some { value: u };
  io.println("{} {} {}", (1, u), some, wrap(u));
  const r: Result<Unit, Timeout> = ok;
  io.println(r);
  task.scope |s| {
    const h = s.spawn || { task.yield(); };
    h.join();
    io.println("joined");
  };
  call(|| io.println("called"));
  io.println(id(u) == nothing());
  const e = Empty {};
  const es = [e, e];
  var n = 2;
  for x in es { n += 1; }
  io.println(n);
}
