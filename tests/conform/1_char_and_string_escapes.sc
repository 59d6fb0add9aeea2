// spec 1 literals: chars, strings and their escapes
// run
// out: a	b
// out: back\slash "quoted"
// out: AB é €
// out: '
// out: true
function main() effects [Io] {
  io.println("a\tb");
  io.println("back\\slash \"quoted\"");
  io.println("\x41\x42 \u{e9} \u{20AC}");
  io.println('\'');
  io.println('\n' == '\u{A}');
}
