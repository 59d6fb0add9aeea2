// reject
// diag: SC0702@4
function many(f: function()) effects [Async] {
  task.scope |s| { for i in 0..3 { s.spawn(f); } };
}
function main() effects [Async] { many(|| { }); }
