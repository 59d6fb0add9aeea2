// spec 8 no race: in a loop it races with itself
// reject
// diag: SC0702@5
function many(f: function()) effects [Async] {
  task.scope |s| { for i in 0..3 { s.spawn(f); } };
}
function main() { }
