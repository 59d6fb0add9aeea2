// reject
// diag: SC0602@4
function main() effects [Async] {
  task.scope |s| { const t = s; };
}
