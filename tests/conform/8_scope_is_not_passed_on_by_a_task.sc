// reject
// diag: SC0606@6
function work() { }
function add(s: Scope) effects [Async] { s.spawn(work); }
function main() effects [Async] { task.scope |s| {
  s.spawn || { add(s); };
}; }
