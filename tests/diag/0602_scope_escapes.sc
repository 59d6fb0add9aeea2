// reject
// diag: SC0602
function main() effects [Async] {
  task.scope |s| {
    const t = s;
  };
}
