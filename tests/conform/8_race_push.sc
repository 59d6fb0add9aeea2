// spec 8 no race: a method that changes its receiver writes it
// reject
// diag: SC0701@6
function main() effects [Async] {
  var xs: List<i32> = [];
  task.scope |s| { s.spawn || { xs.push(1); }; s.spawn || { xs.push(2); }; };
}
