// reject
// diag: SC0701
function both(f: function()) effects [Async] {
  task.scope |s| {
    s.spawn(f);
    s.spawn(f);
  };
}
function main() effects [Async] { both(|| { }); }
