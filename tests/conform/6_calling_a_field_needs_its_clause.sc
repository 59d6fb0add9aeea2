// reject
// diag: SC0502@5
type Handler = { run: function() effects [Io] };
function call(h: Handler) {
  h.run();
}
function main() { }
