// What compiling, linking, starting and ending cost when the program does nothing.
function main() effects [Io] {
  io.println("hello");
}
