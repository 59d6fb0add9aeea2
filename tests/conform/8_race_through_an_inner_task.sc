// spec 8 no race: what the task starts counts as the task
// reject
// diag: SC0701@7
function main() effects [Async] {
  var n = 0;
  task.scope |s| {
    s.spawn || { task.scope |t| { t.spawn || { n = 1; }; }; }; n = 2;
  };
}
