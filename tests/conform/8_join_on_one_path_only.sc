// reject
// diag: SC0701@8
function f(c: Bool) effects [Async] {
  var n: i32 = 0;
  task.scope |s| {
    const a = s.spawn || { n += 1; };
    if c { a.join(); }
    n += 1;
  };
}
function main() effects [Async] { f(true); }
