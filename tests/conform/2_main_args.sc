// spec 2 main: it may take `(args: View<String>)`: the words of the command line, the program's name first
// run
// args: one two
// out: 3
// out: one
// out: two
function main(args: View<String>) effects [Io] {
  io.println(args.len());
  for arg in args[1..] { io.println(arg); }
}
