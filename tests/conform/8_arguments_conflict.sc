// reject
// diag: SC0701@6
function both(f: function(), g: function()) effects [Async] { task.scope |s| { s.spawn(f); s.spawn(g); }; }
function main() effects [Async] {
  var n: i32 = 0;
  both(|| { n += 1; }, || { n += 1; });
}
