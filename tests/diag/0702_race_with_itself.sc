// reject
// diag: SC0702
function main() effects [Async] {
  var n: i32 = 0;
  task.scope |s| {
    for i in 0..4 {
      s.spawn || { n += i; };
    }
  };
}
