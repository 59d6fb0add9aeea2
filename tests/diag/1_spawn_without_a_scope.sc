// reject
// diag: SC0210@8
// diag: SC0210@9
// diag: SC0210@10
// A task belongs to a scope.
function work() { }
function main() {
  spawn work();
  go work();
  const t = spawn || { work(); };
}
