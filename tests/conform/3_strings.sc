// run
// out: hello world 11
// out: true false true
// out: 104 101 
// out: a=1, b="two"
// out: héllo 6
// out: abc abcabc
function main() effects [Io] {
  const s = "hello" ++ " " ++ "world";
  io.println("{} {}", s, s.len());
  io.println("{} {} {}", s == "hello world", s != "hello world", "abc" < "abd");
  for b in s[..2] { io.print("{} ", b); }
  io.println("");
  const t = format("a={}, b=\"{}\"", 1, "two");
  io.println(t);
  const u = "h\u{e9}llo";
  io.println("{} {}", u, u.len());
  var acc = "abc";
  io.print("{} ", acc);
  acc = acc ++ acc;
  io.println(acc);
}
