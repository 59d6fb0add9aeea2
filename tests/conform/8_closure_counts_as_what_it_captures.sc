// reject
// diag: SC0701@6
function main() effects [Async] {
  var n: i32 = 0;
  const inc = || { n += 1; };
  task.scope |s| { s.spawn(inc); s.spawn(inc); };
}
