// spec 3.19 text: made of bytes and characters
// run
// out: ok "hi" err InvalidUtf8 { at: 1 }
// out: err InvalidUtf8 { at: 0 } ok "�"
// out: aß€😀
// out: 13 ok "0,1,2,3,4,é!"
// out: ['a', '�', 'b'] 3
// out: h|é|!|
function main() effects [Io] {
  io.println("{} {}", String.from_utf8([104, 105]), String.from_utf8([104u8, 200, 1]));
  io.println("{} {}", String.from_utf8([0xed, 0xa0, 0x80]), String.from_utf8([0xef, 0xbf, 0xbd]));
  io.println(String.from_chars(['a', 'ß', '€', '😀']));
  var out: List<u8> = [];
  for i in 0..5 { out.push_str(format("{},", i)); }
  out.push_char('é');
  out.extend("!".bytes());
  io.println("{} {}", out.len(), String.from_utf8(out));
  const broken = "a\xffb";
  io.println("{} {}", broken.chars(), broken.char_count());
  var text = "";
  for c in "hé!".chars() { text = text ++ format("{}|", c); }
  io.println(text);
}
