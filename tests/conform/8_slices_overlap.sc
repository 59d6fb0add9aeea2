// spec 8 views: others are not
// reject
// diag: SC0701@7
function fill(v: View<mut i32>, x: i32) { }
function main() effects [Async] {
  var d = [0, 0, 0, 0];
  task.scope |s| { s.spawn || { fill(d[..3], 1); }; s.spawn || { fill(d[2..], 2); }; };
}
