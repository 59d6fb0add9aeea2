// reject
// diag: SC0401@8
// diag: SC0401@9
// diag: SC0401@10
function work() -> i32 { return 1; }
function twice(f: function() -> i32) -> i32 { return f() + f(); }
function main() effects [Async] {
  task.scope |s| { s.spawn || work(); };
  _ = twice || work();
  task.scope || work();
}
