// reject
// diag: SC0502@6
type Handler = { run: function() };
function shout() effects [Io] { io.println("!"); }
function main() effects [Io] {
  const h = Handler { run: shout };
  h.run();
}
