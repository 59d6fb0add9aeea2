// spec 4 patterns: every kind of literal, range and combination
// run
// out: neg zero small big
// out: lo a-f digit other
// out: hi bye or ?
// out: short s long
// out: half one other
// out: yes no
function n(x: i32) -> String {
  return match x {
    ..0 -> "neg";
    0 -> "zero";
    1..=9 -> "small";
    10.. -> "big";
  };
}
function c(x: Char) -> String {
  return match x {
    'a'..='f' -> "a-f";
    '0'..='9' -> "digit";
    'g'..'z' | 'z' -> "lo";
    _ -> "other";
  };
}
function s(x: String) -> String {
  return match x {
    "hello" -> "hi";
    "bye" | "ciao" -> "bye";
    "ab" -> "or";
    _ -> "?";
  };
}
function d(x: Duration) -> String {
  return match x {
    ..1s -> "short";
    1s -> "s";
    _ -> "long";
  };
}
function f(x: f64) -> String {
  return match x {
    0.5 -> "half";
    1.0 -> "one";
    _ -> "other";
  };
}
function b(x: Bool) -> String { return match x { true -> "yes"; false -> "no"; }; }
function main() effects [Io] {
  io.println("{} {} {} {}", n(-5), n(0), n(9), n(10));
  io.println("{} {} {} {}", c('k'), c('b'), c('7'), c('!'));
  io.println("{} {} {} {}", s("hello"), s("ciao"), s("ab"), s("x"));
  io.println("{} {} {}", d(5ms), d(1s), d(1h));
  io.println("{} {} {}", f(0.5), f(1.0), f(2.0));
  io.println("{} {}", b(true), b(false));
}
