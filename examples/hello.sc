// The smallest program: `main` declares the effects it needs, and `Io` brings `io` into scope.
// run
// out: hello, world
function main() effects [Io] {
  io.println("hello, world");
}
