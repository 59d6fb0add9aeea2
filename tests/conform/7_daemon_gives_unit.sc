// spec 7 daemons: `spawn_daemon` gives `Unit`
// reject
// diag: SC0405@5
function main() effects [Async] {
  task.scope |s| { const d = s.spawn_daemon || { }; d.join(); };
}
