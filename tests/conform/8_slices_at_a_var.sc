// spec 8 views: nor at a bound that may change
// reject
// diag: SC0701@7
function fill(v: View<mut i32>, x: i32) { }
function main() effects [Async] {
  var d = [0, 0, 0, 0]; var m = 1; m += 1;
  task.scope |s| { s.spawn || { fill(d[..m], 1); }; s.spawn || { fill(d[m..], 2); }; };
}
