// reject
// diag: SC0501@6
// A closure without Async is called; the spawned one counts at its spawn.
function work() effects [Async] {
  task.yield(); }
function caller() { const f = || { work(); }; f(); f(); }
function main() effects [Async] { caller(); }
