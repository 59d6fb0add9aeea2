// spec 4 operators: `++` joins strings, left to right, beside `+`
// run
// out: abc
// out: true
function main() effects [Io] {
  const s = "a" ++ "b" ++ "c";
  io.println(s);
  io.println("a" ++ "b" == "ab");
}
