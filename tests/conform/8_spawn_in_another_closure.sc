// spec 7 spawning: from any other closure it is SC0606
// reject
// diag: SC0606@5
function main() effects [Async] {
  task.scope |s| { const f = || { s.spawn || { }; }; f(); };
}
