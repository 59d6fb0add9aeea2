// spec 3.19 text: finding, splitting, joining, case
// run
// out: 13 11 false
// out: ['G', 'r', 'ü', 'ß', 'e', ',', ' ', 'W', 'e', 'l', 't']
// out: GRÜẞE, WELT grüße, welt àéî ǆ i
// out: Gr üß Welt
// out: Some { value: 9 } None Some { value: 2 } Some { value: 2 }
// out: true true true false
// out: Some { value: "v" } Some { value: "a" } None
// out: ["a", "b", "", "c"] ["abc"] [""]
// out: Some { value: ("k", "v=w") } None
// out: ["x", "y", "z"] []
// out: ["a", "b", "", "c"] ["a"]
// out: [hi] [hi ] [  hi] [é]
// out: aXXcaXXc abc ababab
// out: true false true
// out: [71, 114, 195] [71, 114, 195]
// out: bc 
// out: true true false
function main() effects [Io] {
  const s = "Grüße, Welt";
  io.println("{} {} {}", s.len(), s.char_count(), s.is_empty());
  io.println(s.chars());
  io.println("{} {} {}", s.to_upper(), s.to_lower(), "ÀÉÎ ǅ İ".to_lower());
  io.println("{} {} {}", s.slice(0, 2), s.slice(2, 6), s.slice_from(9));
  io.println("{} {} {} {}", s.find("Welt"), s.find("zz"), "abab".find_from("ab", 1), "abab".find_last("ab"));
  io.println("{} {} {} {}", s.starts_with("Gr"), s.ends_with("lt"), s.contains("ß"), s.contains("x"));
  io.println("{} {} {}", "key: v".strip_prefix("key: "), "a.sc".strip_suffix(".sc"), "a".strip_prefix("b"));
  io.println("{} {} {}", "a,b,,c".split(","), "abc".split(","), "".split(","));
  io.println("{} {}", "k=v=w".split_once("="), "kv".split_once("="));
  io.println("{} {}", "  x y \t z\n".words(), "  ".words());
  io.println("{} {}", "a\nb\r\n\nc".lines(), "a\n".lines());
  io.println("[{}] [{}] [{}] [{}]", "  hi \n".trim(), "  hi ".trim_start(), "  hi ".trim_end(), " \u{2003}é\u{a0}".trim());
  io.println("{} {} {}", "abcabc".replace("b", "XX"), "abc".replace("z", "y"), "ab".repeat(3));
  io.println("{} {} {}", s.is_boundary(2), s.is_boundary(3), s.is_boundary(13));
  io.println("{} {}", s.bytes()[..3], s[..3]);
  const i = 3i32;
  io.println("{} {}", "abcdef".slice(1, i), "ab".repeat(0));
  io.println("{} {} {}", ' '.is_whitespace(), '7'.is_digit(), 'é'.is_ascii_letter());
}
