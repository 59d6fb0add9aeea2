// spec 8 no race: the join must be on every path
// reject
// diag: SC0701@7
function f(c: Bool) effects [Async] {
  var n = 0;
  task.scope |s| {
    const a = s.spawn || { n = 1; }; if c { a.join(); } n = 2;
  };
}
function main() { }
