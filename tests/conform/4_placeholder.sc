// spec 4 placeholder: `...` is the warning SC1201, and nothing happens
// run
// out: ran
// diag: SC1201@6
function main() effects [Io] {
  ...
  io.println("ran");
}
