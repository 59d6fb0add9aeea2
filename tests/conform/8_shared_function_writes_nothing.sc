// reject
// diag: SC0701@6
function many(shared f: function()) effects [Async] { task.scope |s| { for i in 0..3 { s.spawn(f); } }; }
function main() effects [Async] {
  var n: i32 = 0;
  many(|| { n += 1; });
}
