// reject
// diag: SC0701@7
function main() effects [Async] {
  var n: i32 = 0;
  task.scope |s| {
    if true {
      defer { n = 1; }
      const h = s.spawn || { n += 1; };
      h.join();
    }
  };
}
