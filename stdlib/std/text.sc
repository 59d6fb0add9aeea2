// Text: what is wanted now and then. What is wanted daily are methods of String and of lists of strings.

/// `text` with spaces in front, to be `width` characters wide; as it is if it is wider.
///
/// ```
/// io.println("[{}]", pad_start("ab", 5)); // [   ab]
/// ```
pub function pad_start(text: String, width: usize) -> String {
  return pad_start_with(text, width, " ");
}

/// The same with a character of your choice. Panics if `pad` is none or more than one.
///
/// ```
/// io.println("{}", pad_start_with("7", 3, "0")); // 007
/// ```
pub function pad_start_with(text: String, width: usize, pad: String) -> String {
  return padding(text, width, pad) ++ text;
}

/// `text` with spaces behind, to be `width` characters wide; as it is if it is wider.
///
/// ```
/// io.println("[{}]", pad_end("ab", 5)); // [ab   ]
/// ```
pub function pad_end(text: String, width: usize) -> String {
  return pad_end_with(text, width, " ");
}

/// The same with a character of your choice. Panics if `pad` is none or more than one.
///
/// ```
/// io.println("{}", pad_end_with("ab", 5, ".")); // ab...
/// ```
pub function pad_end_with(text: String, width: usize, pad: String) -> String {
  return text ++ padding(text, width, pad);
}

/// `text` with spaces on both sides, to be `width` characters wide; of an odd number one more behind.
///
/// ```
/// io.println("[{}]", center("ab", 5)); // [ ab  ]
/// ```
pub function center(text: String, width: usize) -> String {
  const have = text.char_count();
  if have >= width { return text; }
  const before = (width - have) / 2;
  return " ".repeat(before) ++ text ++ " ".repeat(width - have - before);
}

function padding(text: String, width: usize, pad: String) -> String {
  if pad.char_count() != 1 { panic("the padding is {} characters, not one", pad.char_count()); }
  const have = text.char_count();
  return if have >= width { "" } else { pad.repeat(width - have) };
}

/// Is there nothing but white space?
///
/// ```
/// io.println("{} {}", is_blank(" \t"), is_blank(" x ")); // true false
/// ```
pub function is_blank(text: String) -> Bool {
  return text.trim().is_empty();
}

/// Are all bytes below 128?
///
/// ```
/// io.println("{} {}", is_ascii("abc"), is_ascii("\u{e9}")); // true false
/// ```
pub function is_ascii(text: String) -> Bool {
  for b in text.bytes() { if b >= 128 { return false; } }
  return true;
}

/// The first character in upper case, the others as they are.
///
/// ```
/// io.println("{}", capitalize("hello World")); // Hello World
/// ```
pub function capitalize(text: String) -> String {
  const chars = text.chars();
  return match chars.first() {
    Some { value } -> String.from_chars([value][..]).to_upper() ++ String.from_chars(chars[1..]);
    None -> "";
  };
}

/// The characters from the last to the first.
///
/// ```
/// io.println("{}", reverse("abc")); // cba
/// ```
pub function reverse(text: String) -> String {
  var chars = text.chars();
  chars.reverse();
  return String.from_chars(chars[..]);
}

/// The longest text with which both begin.
///
/// ```
/// io.println("[{}]", common_prefix("interview", "internet")); // [inter]
/// ```
pub function common_prefix(a: String, b: String) -> String {
  const left = a.bytes();
  const right = b.bytes();
  var length: usize = 0;
  while length < left.len() && length < right.len() && left[length] == right[length] { length += 1; }
  while !a.is_boundary(length) { length -= 1; }
  return a.slice(0, length);
}

/// Every line that is not empty, with `prefix` in front.
///
/// ```
/// io.println("{}", indent("a\n\nb", "> ").split("\n")); // ["> a", "", "> b"]
/// ```
pub function indent(text: String, prefix: String) -> String {
  return text.split("\n").map(|line| if line.is_empty() { line } else { prefix ++ line }).join("\n");
}

/// The words of `text` in lines of at most `width` characters; a longer word has a line for itself.
///
/// ```
/// io.println("{}", wrap("the quick brown fox", 10)); // ["the quick", "brown fox"]
/// ```
pub function wrap(text: String, width: usize) -> List<String> {
  var lines: List<String> = [];
  var line: List<u8> = [];
  var used: usize = 0;
  for word in text.words() {
    const length = word.char_count();
    if used > 0 && used + 1 + length > width {
      lines.push(text_of(line[..]));
      line.clear();
      used = 0;
    }
    if used > 0 {
      line.push_str(" ");
      used += 1;
    }
    line.push_str(word);
    used += length;
  }
  if used > 0 { lines.push(text_of(line[..])); }
  return lines;
}

function text_of(bytes: View<u8>) -> String {
  return String.from_utf8(bytes).or("");
}

/// How many characters must be put in, taken out or changed to make `b` of `a`.
///
/// ```
/// io.println("{}", edit_distance("kitten", "sitting")); // 3
/// ```
pub function edit_distance(a: String, b: String) -> usize {
  const left = a.chars();
  const right = b.chars();
  var row: List<usize> = [];
  for j in 0..=right.len() { row.push(j); }
  for i in 0..left.len() {
    var corner = row[0];
    row[0] = i + 1;
    for j in 0..right.len() {
      const change = if left[i] == right[j] { corner } else { corner + 1 };
      corner = row[j + 1];
      var best = change;
      if row[j] + 1 < best { best = row[j] + 1; }
      if corner + 1 < best { best = corner + 1; }
      row[j + 1] = best;
    }
  }
  return row[right.len()];
}

/// `x` in digits of a base from 2 to 36, lower case. Panics for another base.
///
/// ```
/// io.println("{} {}", to_base(255, 16), to_base(5, 2)); // ff 101
/// ```
pub function to_base(x: u64, base: u64) -> String {
  check_base(base);
  var digits: List<u8> = [];
  var rest = x;
  while rest > 0 || digits.is_empty() {
    const digit = u8(rest % base);
    digits.push(if digit < 10 { 48u8 + digit } else { 87u8 + digit });
    rest /= base;
  }
  digits.reverse();
  return text_of(digits[..]);
}

/// The number that digits of a base from 2 to 36 stand for; `None` if there is no digit, something else, or the
/// number does not fit. Panics for another base.
///
/// ```
/// io.println("{} {}", from_base("ff", 16), from_base("12", 2)); // Some { value: 255 } None
/// ```
pub function from_base(digits: String, base: u64) -> u64? {
  check_base(base);
  if digits.is_empty() { return None; }
  var value: u64 = 0;
  for b in digits.bytes() {
    const digit = u64(digit_of(b));
    if digit >= base || value > (18446744073709551615 - digit) / base { return None; }
    value = value * base + digit;
  }
  return Some { value: value };
}

function digit_of(b: u8) -> u8 {
  if b >= 48 && b <= 57 { return b - 48; }
  if b >= 97 && b <= 122 { return b - 87; }
  if b >= 65 && b <= 90 { return b - 55; }
  return 255;
}

function check_base(base: u64) {
  if base < 2 || base > 36 { panic("{} is no base from 2 to 36", base); }
}
