// run
// out: !
type Handler = { run: function() effects [Io] };
function shout() effects [Io] { io.println("!"); }
function main() effects [Io] {
  const h = Handler { run: shout };
  h.run();
}
