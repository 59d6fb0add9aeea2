// reject
// diag: SC0501
type Handler = { run: function() };
function slow() effects [Async] { task.yield(); }
function main() effects [Async] {
  const h = Handler { run: slow };
  h.run();
}
