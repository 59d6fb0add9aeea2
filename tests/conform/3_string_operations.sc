// spec 3 strings: length in bytes, comparison, `++`
// run
// out: 5 6 0
// out: true true false
// out: ab-cd
function main() effects [Io] {
  io.println("{} {} {}", "hello".len(), "né€".len(), "".len());
  io.println("{} {} {}", "a" < "b", "abc" == "abc", "abc" < "ab");
  const a = "ab";
  io.println(a ++ "-" ++ "cd");
}
