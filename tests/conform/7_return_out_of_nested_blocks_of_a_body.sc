// spec 7 scopes: `return` gives the scope its value from any depth of its body, after its blocks' defers
// run
// out: block left
// out: body left
// out: 3
// out: after
function main() effects [Async, Io] {
  const v = task.scope |s| {
    defer io.println("body left");
    var i = 0;
    while true {
      defer { if i == 3 { io.println("block left"); } }
      i += 1;
      if i == 3 { return i; }
      task.yield();
    }
  };
  io.println(v);
  io.println("after");
}
