// Methods of strings and characters. A string is UTF-8 and never changes, so a part of one is a view of the
// same bytes and costs nothing; positions count bytes.

/// A text that is no number of the wanted type.
error ParseError { text: String, wanted: String }

/// Bytes that are no UTF-8; `at` is where that begins.
error InvalidUtf8 { at: usize }

/// Is it the text without characters?
function String.is_empty(self: String) -> Bool {
  return self.len() == 0;
}

/// Does a character begin at the byte `index`, or the text end?
function String.is_boundary(self: String, index: usize) -> Bool {
  const bytes = self.bytes();
  return index == bytes.len() || index < bytes.len() && bytes.raw_at(index) & 0xc0 != 0x80;
}

function String.raw_check_boundary(self: String, index: usize) {
  if index > self.len() { panic("byte {} is out of range for length {}", index, self.len()); }
  if !self.is_boundary(index) { panic("byte {} is inside a character", index); }
}

/// The text from byte `from` to before byte `to`; both must be where characters begin or the text ends.
function String.slice(self: String, from: usize, to: usize) -> String {
  if from > to { panic("a slice from {} to {} is backwards", from, to); }
  self.raw_check_boundary(from);
  self.raw_check_boundary(to);
  return self.raw_part(from, to);
}

/// The text from byte `from` on.
function String.slice_from(self: String, from: usize) -> String {
  self.raw_check_boundary(from);
  return self.raw_part(from, self.len());
}

// The character at a byte, and how many bytes it has; 0xfffd of one byte for what is no UTF-8.
function View.raw_decode(self: View<u8>, at: usize) -> (u32, usize) {
  const first = u32(self.raw_at(at));
  if first < 0x80 { return (first, 1); }
  const size = if first < 0xc2 { 1usize } else if first < 0xe0 { 2 } else if first < 0xf0 { 3 } else { 4 };
  if size == 1 || first > 0xf4 || size > self.len() - at { return (0xfffd, 1); }
  var code = first & (0x7fu32 >> size);
  for i in 1..size {
    const next = u32(self.raw_at(at + i));
    if next & 0xc0 != 0x80 { return (0xfffd, 1); }
    code = code << 6 | next & 0x3f;
  }
  const is_long = size == 3 && code < 0x800 || size == 4 && (code < 0x10000 || code > 0x10ffff);
  if is_long || code >= 0xd800 && code < 0xe000 { return (0xfffd, 1); }
  return (code, size);
}

/// The characters; a byte that is no UTF-8 counts as U+FFFD.
function String.chars(self: String) -> List<Char> {
  const bytes = self.bytes();
  var out: List<Char> = [];
  out.raw_reserve(bytes.len() / 2 + 1);
  var at = 0usize;
  while at < bytes.len() {
    const (code, size) = bytes.raw_decode(at);
    out.push(Char(code));
    at += size;
  }
  return out;
}

/// How many characters there are.
function String.char_count(self: String) -> usize {
  const bytes = self.bytes();
  var count = 0usize;
  var at = 0usize;
  while at < bytes.len() {
    const (_, size) = bytes.raw_decode(at);
    count += 1;
    at += size;
  }
  return count;
}

/// The text of the bytes, which are copied.
function String.from_utf8(bytes: View<u8>) -> Result<String, InvalidUtf8> {
  var at = 0usize;
  while at < bytes.len() {
    const (code, size) = bytes.raw_decode(at);
    ensure code != 0xfffd || size == 3 else err InvalidUtf8 { at: at };
    at += size;
  }
  return ok bytes.raw_string();
}

/// The text of the characters.
function String.from_chars(chars: View<Char>) -> String {
  var out: List<u8> = [];
  out.raw_reserve(chars.len());
  for c in chars { out.push_char(c); }
  return out.raw_string();
}

/// Where `part` first begins.
function String.find(self: String, part: String) -> usize? {
  return self.find_from(part, 0);
}

/// Where `part` first begins at byte `from` or behind it.
function String.find_from(self: String, part: String, from: usize) -> usize? {
  const at = self.raw_find(part, from);
  return if at <= self.len() { Some { value: at } } else { None };
}

/// Where `part` last begins.
function String.find_last(self: String, part: String) -> usize? {
  var found: usize? = None;
  var at = self.raw_find(part, 0);
  while at <= self.len() {
    found = Some { value: at };
    at = self.raw_find(part, at + 1);
  }
  return found;
}

/// Does `part` occur in it?
function String.contains(self: String, part: String) -> Bool {
  return self.raw_find(part, 0) <= self.len();
}

/// How often `part` occurs, not counting what overlaps.
function String.count(self: String, part: String) -> usize {
  if part.len() == 0 { panic("what is to be counted is empty"); }
  var count = 0usize;
  var at = self.raw_find(part, 0);
  while at < self.len() {
    count += 1;
    at = self.raw_find(part, at + part.len());
  }
  return count;
}

/// Does it begin with `part`?
function String.starts_with(self: String, part: String) -> Bool {
  return self.len() >= part.len() && self.raw_part(0, part.len()) == part;
}

/// Does it end with `part`?
function String.ends_with(self: String, part: String) -> Bool {
  return self.len() >= part.len() && self.raw_part(self.len() - part.len(), self.len()) == part;
}

/// What follows `part`, if it begins with that.
function String.strip_prefix(self: String, part: String) -> String? {
  return if self.starts_with(part) { Some { value: self.raw_part(part.len(), self.len()) } } else { None };
}

/// What stands before `part`, if it ends with that.
function String.strip_suffix(self: String, part: String) -> String? {
  return if self.ends_with(part) { Some { value: self.raw_part(0, self.len() - part.len()) } } else { None };
}

/// The parts before, between and behind the places where `separator` stands.
function String.split(self: String, separator: String) -> List<String> {
  if separator.len() == 0 { panic("the separator is empty"); }
  var out: List<String> = [];
  var from = 0usize;
  var at = self.raw_find(separator, 0);
  while at < self.len() {
    out.push(self.raw_part(from, at));
    from = at + separator.len();
    at = self.raw_find(separator, from);
  }
  out.push(self.raw_part(from, self.len()));
  return out;
}

/// What stands before and behind the first `separator`.
function String.split_once(self: String, separator: String) -> (String, String)? {
  const at = self.raw_find(separator, 0);
  if at > self.len() { return None; }
  return Some { value: (self.raw_part(0, at), self.raw_part(at + separator.len(), self.len())) };
}

/// What stands between white space.
function String.words(self: String) -> List<String> {
  const bytes = self.bytes();
  var out: List<String> = [];
  var from = 0usize;
  var at = 0usize;
  while at < bytes.len() {
    const (code, size) = bytes.raw_decode(at);
    if Char(code).is_whitespace() {
      if from < at { out.push(self.raw_part(from, at)); }
      from = at + size;
    }
    at += size;
  }
  if from < at { out.push(self.raw_part(from, at)); }
  return out;
}

/// The lines without their ends, which are `\n` or `\r\n`.
function String.lines(self: String) -> List<String> {
  var out: List<String> = [];
  var from = 0usize;
  while from < self.len() {
    const found = self.raw_find("\n", from);
    const end = if found < self.len() { found } else { self.len() };
    const line = self.raw_part(from, end);
    out.push(if found < self.len() && line.ends_with("\r") { line.raw_part(0, line.len() - 1) } else { line });
    from = end + 1;
  }
  return out;
}

/// Without white space at its beginning.
function String.trim_start(self: String) -> String {
  const bytes = self.bytes();
  var at = 0usize;
  while at < bytes.len() {
    const (code, size) = bytes.raw_decode(at);
    if !Char(code).is_whitespace() { break; }
    at += size;
  }
  return self.raw_part(at, self.len());
}

/// Without white space at its end.
function String.trim_end(self: String) -> String {
  const bytes = self.bytes();
  var end = bytes.len();
  while end > 0 {
    var at = end - 1;
    while at > 0 && bytes.raw_at(at) & 0xc0 == 0x80 { at -= 1; }
    const (code, size) = bytes.raw_decode(at);
    if at + size != end || !Char(code).is_whitespace() { break; }
    end = at;
  }
  return self.raw_part(0, end);
}

/// Without white space at both ends.
function String.trim(self: String) -> String {
  return self.trim_start().trim_end();
}

/// With `by` in the place of each `part`.
function String.replace(self: String, part: String, by: String) -> String {
  if part.len() == 0 { panic("what is to be replaced is empty"); }
  var out: List<u8> = [];
  var from = 0usize;
  var at = self.raw_find(part, 0);
  if at >= self.len() { return self; }
  while at < self.len() {
    out.push_str(self.raw_part(from, at));
    out.push_str(by);
    from = at + part.len();
    at = self.raw_find(part, from);
  }
  out.push_str(self.raw_part(from, self.len()));
  return out.raw_string();
}

/// `count` times the same.
function String.repeat(self: String, count: usize) -> String {
  var out: List<u8> = [];
  out.raw_reserve(self.len() * count);
  for i in 0..count { out.push_str(self); }
  return out.raw_string();
}

/// With each character in upper case, where Unicode has one character for that.
function String.to_upper(self: String) -> String {
  return self.raw_upper();
}

/// With each character in lower case.
function String.to_lower(self: String) -> String {
  return self.raw_lower();
}

/// Is it white space?
function Char.is_whitespace(self: Char) -> Bool {
  const code = u32(self);
  return code == 32 || code >= 9 && code <= 13 || code == 0x85 || code == 0xa0 || code == 0x1680 ||
    code >= 0x2000 && code <= 0x200a || code == 0x2028 || code == 0x2029 || code == 0x202f ||
    code == 0x205f || code == 0x3000;
}

/// Is it one of 0 to 9?
function Char.is_digit(self: Char) -> Bool {
  return self >= '0' && self <= '9';
}

/// Is it one of the letters a to z and A to Z?
function Char.is_ascii_letter(self: Char) -> Bool {
  return self >= 'a' && self <= 'z' || self >= 'A' && self <= 'Z';
}

// Sign and size of a decimal number that is not greater than `high`, or `low` if it is negative.
function String.raw_integer(self: String, wanted: String, low: u64, high: u64)
  -> Result<(Bool, u64), ParseError>
{
  const bytes = self.bytes();
  const is_negative = bytes.len() > 0 && bytes.raw_at(0) == 0x2d;
  const has_sign = is_negative || bytes.len() > 0 && bytes.raw_at(0) == 0x2b;
  var at = if has_sign { 1usize } else { 0 };
  ensure at < bytes.len() else err ParseError { text: self, wanted: wanted };
  const most = if is_negative { low } else { high };
  var value = 0u64;
  while at < bytes.len() {
    const byte = bytes.raw_at(at);
    ensure byte >= 0x30 && byte <= 0x39 else err ParseError { text: self, wanted: wanted };
    const digit = u64(byte - 0x30);
    ensure value <= most / 10 && value * 10 <= most - digit else err ParseError { text: self, wanted: wanted };
    value = value * 10 + digit;
    at += 1;
  }
  return ok (is_negative && value > 0, value);
}

function String.raw_signed(self: String, wanted: String, high: u64) -> Result<i64, ParseError> {
  const (is_negative, size) = self.raw_integer(wanted, high + 1, high)?;
  return ok if is_negative { -i64(size - 1) - 1 } else { i64(size) };
}

function String.raw_unsigned(self: String, wanted: String, high: u64) -> Result<u64, ParseError> {
  const (_, size) = self.raw_integer(wanted, 0, high)?;
  return ok size;
}

/// The number that the text says in decimal digits, with a sign before them if there is one.
function String.parse_i8(self: String) -> Result<i8, ParseError> {
  return ok i8(self.raw_signed("i8", 0x7f)?);
}

/// See `parse_i8`.
function String.parse_i16(self: String) -> Result<i16, ParseError> {
  return ok i16(self.raw_signed("i16", 0x7fff)?);
}

/// See `parse_i8`.
function String.parse_i32(self: String) -> Result<i32, ParseError> {
  return ok i32(self.raw_signed("i32", 0x7fff_ffff)?);
}

/// See `parse_i8`.
function String.parse_i64(self: String) -> Result<i64, ParseError> {
  return self.raw_signed("i64", 0x7fff_ffff_ffff_ffff);
}

/// See `parse_i8`.
function String.parse_isize(self: String) -> Result<isize, ParseError> {
  return ok isize(self.raw_signed("isize", 0x7fff_ffff_ffff_ffff)?);
}

/// See `parse_i8`.
function String.parse_u8(self: String) -> Result<u8, ParseError> {
  return ok u8(self.raw_unsigned("u8", 0xff)?);
}

/// See `parse_i8`.
function String.parse_u16(self: String) -> Result<u16, ParseError> {
  return ok u16(self.raw_unsigned("u16", 0xffff)?);
}

/// See `parse_i8`.
function String.parse_u32(self: String) -> Result<u32, ParseError> {
  return ok u32(self.raw_unsigned("u32", 0xffff_ffff)?);
}

/// See `parse_i8`.
function String.parse_u64(self: String) -> Result<u64, ParseError> {
  return self.raw_unsigned("u64", 0xffff_ffff_ffff_ffff);
}

/// See `parse_i8`.
function String.parse_usize(self: String) -> Result<usize, ParseError> {
  return ok usize(self.raw_unsigned("usize", 0xffff_ffff_ffff_ffff)?);
}

/// The nearest number to what the text says: digits, a point, an exponent; `inf` and `nan`.
function String.parse_f64(self: String) -> Result<f64, ParseError> {
  return match self.raw_f64() {
    Some { value } -> ok value;
    None -> err ParseError { text: self, wanted: "f64" };
  };
}

/// `true` or `false`.
function String.parse_bool(self: String) -> Result<Bool, ParseError> {
  if self == "true" { return ok true; }
  ensure self == "false" else err ParseError { text: self, wanted: "Bool" };
  return ok false;
}

/// Is it a value?
function Result.is_ok<T, E>(self: Result<T, E>) -> Bool {
  return match self { ok _ -> true; err _ -> false; };
}

/// Is it an error?
function Result.is_err<T, E>(self: Result<T, E>) -> Bool {
  return match self { ok _ -> false; err _ -> true; };
}

/// The value, or `other` in the place of an error.
function Result.or<T, E>(move self: Result<T, E>, move other: T) -> T {
  return match self { ok value -> value; err _ -> other; };
}

/// `f` of the value; an error stays as it is.
function Result.map<T, U, E>(move self: Result<T, E>, f: function(T) -> U) -> Result<U, E> {
  return match self { ok value -> ok f(value); err error -> err error; };
}

/// Is there a value?
function Maybe.is_some<T>(self: T?) -> Bool {
  return match self { Some { .. } -> true; None -> false; };
}

/// Is there none?
function Maybe.is_none<T>(self: T?) -> Bool {
  return match self { Some { .. } -> false; None -> true; };
}

/// The value, or `other`.
function Maybe.or<T>(move self: T?, move other: T) -> T {
  return match self { Some { value } -> value; None -> other; };
}

/// The value; where there is none, a panic with `message`.
function Maybe.expect<T>(move self: T?, message: String) -> T {
  return match self { Some { value } -> value; None -> panic(message); };
}

/// `f` of the value, if there is one.
function Maybe.map<T, U>(move self: T?, f: function(T) -> U) -> U? {
  return match self { Some { value } -> Some { value: f(value) }; None -> None; };
}
