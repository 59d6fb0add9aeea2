// spec 11 printed forms: `String` and `Char` bare at top level, quoted and escaped inside values
// run
// out: a"b c
// out: P { s: "a\"b\n", c: '\'' }
// out: ["x", "y"]
// out: ('a', "b")
type P = { s: String, c: Char };
function main() effects [Io] {
  io.println("{} {}", "a\"b", 'c');
  io.println(P { s: "a\"b\n", c: '\'' });
  io.println(["x", "y"]);
  io.println(('a', "b"));
}
