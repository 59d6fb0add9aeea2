// spec 11 io: a value, or a literal format with its arguments; `{{ }}` are braces
// run
// out: 1
// out: {1}
// out: a=1 b=x
// out:
// out: print println
// err: to stderr
// err: e1
function main() effects [Io] {
  io.println(1);
  io.println("{{{}}}", 1);
  io.println("a={} b={}", 1, "x");
  io.println("");
  io.print("print ");
  io.println("println");
  io.eprintln("to stderr");
  io.eprint("e{}\n", 1);
  io.flush();
}
