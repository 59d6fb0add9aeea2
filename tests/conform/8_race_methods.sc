// spec 8.3: a method of the library that changes its receiver writes it; others read
// reject
// diag: SC0701@12
// diag: SC0701@16
// diag: SC0701@24
// diag: SC0702@28
function main() effects [Io, Async] {
  var m: Map<String, i32> = Map.new();
  var xs: List<i32> = [3, 1];
  task.scope |s| {
    s.spawn || { m["a"] = 1; };
    io.println(m.len());
  };
  task.scope |s| {
    s.spawn || { xs.sort(); };
    io.println(xs.contains(1));
  };
  task.scope |s| {
    s.spawn || { io.println(m.get("a")); };
    io.println(m.contains("b"));
  };
  task.scope |s| {
    s.spawn || { xs.insert(0, 1); };
    io.println(xs.len());
  };
  for i in 0..3 {
    task.scope |s| {
      for k in 0..2 { s.spawn || { _ = m.remove("x"); }; }
    };
  }
}
