// spec 7 captures: a `var` outside the scope's expression or in the outermost block of its body is by reference
// run
// out: 1 2
function main() effects [Async, Io] {
  var a = 0;
  const b = task.scope |s| {
    var inside = 0;
    const t = s.spawn || { inside = 2; };
    s.spawn || { a = 1; };
    t.join();
    return inside;
  };
  io.println("{} {}", a, b);
}
