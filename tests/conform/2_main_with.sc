// spec 2 main: `with [...]` is `effects [...]` spelled for an entry
// run
// out: hello
function main() with [Io, Async] {
  task.scope |s| { s.spawn || { io.println("hello"); }; };
}
