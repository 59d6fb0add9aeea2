// spec 4 match: literals, ranges, alternatives, bindings
// run
// out: zero few few many neg
// out: vowel consonant other
// out: hi unknown
function count(n: i32) -> String {
  return match n { 0 -> "zero"; 1 | 2 | 3..=5 -> "few"; 6.. -> "many"; _ -> "neg"; };
}
function kind(c: Char) -> String {
  return match c { 'a' | 'e' | 'i' | 'o' | 'u' -> "vowel"; 'a'..='z' -> "consonant"; _ -> "other"; };
}
function word(s: String) -> String { return match s { "hello" -> "hi"; other -> "unknown"; }; }
function main() effects [Io] {
  io.println("{} {} {} {} {}", count(0), count(2), count(5), count(6), count(-1));
  io.println("{} {} {}", kind('e'), kind('f'), kind('1'));
  io.println("{} {}", word("hello"), word("x"));
}
