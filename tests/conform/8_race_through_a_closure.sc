// spec 8 no race: a closure value counts as everything it captures
// reject
// diag: SC0701@7
function main() effects [Async] {
  var n = 0; const inc = || { n += 1; };
  task.scope |s| {
    s.spawn(inc); s.spawn(inc);
  };
}
