// A JSON reader and writer. A value is a union that contains itself through lists and fields; the reader
// descends over the text with one `match` for each kind of value and passes mistakes up with `?`; what is
// read is compared, taken apart by nested patterns, and written again, in one line or with indents.
// run
// out: {"name":"sc","tags":["tasks","effects"],"stars":12.5,"open":true,"parent":null}
// out: name: sc, first tag: tasks, 2 tags
// out: {
// out:   "a": [
// out:     1,
// out:     {}
// out:   ],
// out:   "quote": "say \"hi\"\n"
// out: }
// out: equal: true false
// out: depth 4, sum 21
// out: 1:8: expected a value
// out: 2:4: something behind the value
// out: 1:5: a string that does not end
// out: 1:5: '1.' is no number
// out: 1:1: a text that ends too early
// out: 1:6: something behind the value
type Json =
  | Null
  | Bool { is: Bool }
  | Number { n: f64 }
  | Text { s: String }
  | Array { items: List<Json> }
  | Object { fields: List<Field> };

type Field = { name: String, value: Json };

error Expected { what: String, at: Place }
error NoNumber { text: String, at: Place }
error Unterminated { at: Place }
error TooShort { at: Place }
error Trailing { at: Place }
domain JsonError = Expected | NoNumber | Unterminated | TooShort | Trailing;

type Place = { line: i32, column: i32 };

// ---- reading ----

type Reader = { text: String, at: usize, place: Place };

function peek(r: Reader) -> Char? {
  return if r.at < r.text.len() { Some { value: Char(r.text[r.at]) } } else { None };
}

function advance(inout r: Reader) {
  match r.peek() {
    Some { value: '\n' } -> { r.place = Place { line: r.place.line + 1, column: 1 }; }
    _ -> { r.place.column += 1; }
  }
  r.at += 1;
}

function skip_spaces(inout r: Reader) {
  while match r.peek() { Some { value: ' ' | '\n' | '\t' | '\r' } -> r.advance(); } {}
}

/// Reads the character if it is next.
function takes(inout r: Reader, wanted: Char) -> Bool {
  r.skip_spaces();
  if const Some { value } = r.peek() {
    if value == wanted {
      r.advance();
      return true;
    }
  }
  return false;
}

function expect(inout r: Reader, wanted: Char, what: String) -> Result<Unit, JsonError> {
  r.skip_spaces();
  const at = r.place;
  ensure r.takes(wanted) else err Expected { what: what, at: at };
  return ok;
}

function read_word(inout r: Reader, word: String) -> Result<Unit, JsonError> {
  const at = r.place;
  for byte in word[..] {
    match r.peek() {
      Some { value } where u32(value) == u32(byte) -> r.advance();
      _ -> return err Expected { what: "'" ++ word ++ "'", at: at };
    }
  }
  return ok;
}

function read_escape(inout r: Reader) -> Result<Char, JsonError> {
  const at = r.place;
  r.advance();
  const Some { value: c } = r.peek() else { return err TooShort { at: at }; };
  r.advance();
  return ok match c {
    'n' -> '\n';
    't' -> '\t';
    other -> other;
  };
}

function read_string(inout r: Reader) -> Result<String, JsonError> {
  const start = r.place;
  check r.expect('"', "a string");
  var out = "";
  while true {
    match r.peek() {
      None -> return err Unterminated { at: start };
      Some { value: '"' } -> { r.advance(); return out; }
      Some { value: '\\' } -> { out = out ++ format(r.read_escape()?); }
      Some { value } -> { out = out ++ format(value); r.advance(); }
    }
  }
}

function read_digits(inout r: Reader, inout n: f64) -> i32 {
  var count = 0;
  while match r.peek() {
    Some { value: c as '0'..='9' } -> { n = n * 10.0 + f64(u32(c) - 48); count += 1; r.advance(); }
  } {}
  return count;
}

function read_number(inout r: Reader) -> Result<Json, JsonError> {
  const start = r.place;
  const from = r.at;
  const sign = if r.takes('-') { -1.0 } else { 1.0 };
  var n = 0.0;
  var is_fine = r.read_digits(inout n) > 0;
  if r.takes('.') {
    const decimals = r.read_digits(inout n);
    is_fine = is_fine && decimals > 0;
    for i in 0..decimals { n /= 10.0; }
  }
  ensure is_fine else err NoNumber { text: text_between(r.text, from, r.at), at: start };
  return Number { n: sign * n };
}

function text_between(text: String, from: usize, to: usize) -> String {
  var out = "";
  for byte in text[from..to] { out = out ++ format(Char(byte)); }
  return out;
}

function read_array(inout r: Reader) -> Result<Json, JsonError> {
  r.advance();
  var items: List<Json> = [];
  if r.takes(']') { return Array { items: items }; }
  while true {
    items.push(r.read_value()?);
    if r.takes(',') { continue; }
    check r.expect(']', "',' or ']'");
    return Array { items: items };
  }
}

function read_object(inout r: Reader) -> Result<Json, JsonError> {
  r.advance();
  var fields: List<Field> = [];
  if r.takes('}') { return Object { fields: fields }; }
  while true {
    r.skip_spaces();
    const name = r.read_string()?;
    check r.expect(':', "':'");
    fields.push(Field { name: name, value: r.read_value()? });
    if r.takes(',') { continue; }
    check r.expect('}', "',' or '}'");
    return Object { fields: fields };
  }
}

function read_value(inout r: Reader) -> Result<Json, JsonError> {
  r.skip_spaces();
  return match r.peek() {
    None -> err TooShort { at: r.place };
    Some { value: 'n' } -> { check r.read_word("null"); ok Null }
    Some { value: 't' } -> { check r.read_word("true"); ok Bool { is: true } }
    Some { value: 'f' } -> { check r.read_word("false"); ok Bool { is: false } }
    Some { value: '"' } -> ok Text { s: r.read_string()? };
    Some { value: '[' } -> r.read_array();
    Some { value: '{' } -> r.read_object();
    Some { value: '-' | '0'..='9' } -> r.read_number();
    Some { .. } -> err Expected { what: "a value", at: r.place };
  };
}

function parse(text: String) -> Result<Json, JsonError> {
  var r = Reader { text: text, at: 0, place: Place { line: 1, column: 1 } };
  const value = r.read_value()?;
  r.skip_spaces();
  ensure r.peek() == None else err Trailing { at: r.place };
  return value;
}

// ---- writing ----

function quoted(s: String) -> String {
  var out = "\"";
  for byte in s[..] {
    out = out ++ match Char(byte) {
      '"' -> "\\\"";
      '\\' -> "\\\\";
      '\n' -> "\\n";
      '\t' -> "\\t";
      c -> format(c);
    };
  }
  return out ++ "\"";
}

function number(n: f64) -> String {
  if n == f64(i64(n)) { return format(i64(n)); }
  return format(n);
}

/// With `indent` 0 everything stands in one line.
function write(json: Json, indent: i32, depth: i32) -> String {
  return match json {
    Null -> "null";
    Bool { is } -> format(is);
    Number { n } -> number(n);
    Text { s } -> quoted(s);
    Array { items: [] } -> "[]";
    Object { fields: [] } -> "{}";
    Array { items } -> {
      var parts: List<String> = [];
      for item in items { parts.push(write(item, indent, depth + 1)); }
      enclose("[", parts, "]", indent, depth)
    }
    Object { fields } -> {
      const colon = if indent > 0 { ": " } else { ":" };
      var parts: List<String> = [];
      for Field { name, value } in fields {
        parts.push(quoted(name) ++ colon ++ write(value, indent, depth + 1));
      }
      enclose("{", parts, "}", indent, depth)
    }
  };
}

function enclose(open: String, parts: List<String>, close: String, indent: i32, depth: i32) -> String {
  var out = open;
  for i in 0..parts.len() {
    if i > 0 { out = out ++ ","; }
    out = out ++ new_line(indent * (depth + 1), indent) ++ parts[i];
  }
  return out ++ new_line(indent * depth, indent) ++ close;
}

function new_line(spaces: i32, indent: i32) -> String {
  if indent == 0 { return ""; }
  var out = "\n";
  for i in 0..spaces { out = out ++ " "; }
  return out;
}

// ---- looking into it ----

function get(json: Json, name: String) -> Json? {
  match json {
    Object { fields } -> {
      for field in fields {
        if field.name == name { return Some { value: field.value.clone() }; }
      }
    }
    _ -> {}
  }
  return None;
}

function depth(json: Json) -> i32 {
  var most = 0;
  match json {
    Array { items } -> { for item in items { most = greater(most, depth(item)); } }
    Object { fields } -> { for field in fields { most = greater(most, depth(field.value)); } }
    Null | Bool { .. } | Number { .. } | Text { .. } -> return 0;
  }
  return most + 1;
}

function greater(a: i32, b: i32) -> i32 { return if a > b { a } else { b }; }

function sum(json: Json) -> f64 {
  return match json {
    Number { n } -> n;
    Array { items } -> { var s = 0.0; for item in items { s += sum(item); } s }
    Object { fields } -> { var s = 0.0; for field in fields { s += sum(field.value); } s }
    _ -> 0.0;
  };
}

function describe(e: JsonError) -> String {
  const (at, text) = match e {
    Expected { what, at } -> (at, "expected " ++ what);
    NoNumber { text, at } -> (at, format("'{}' is no number", text));
    Unterminated { at } -> (at, "a string that does not end");
    TooShort { at } -> (at, "a text that ends too early");
    Trailing { at } -> (at, "something behind the value");
  };
  return format("{}:{}: {}", at.line, at.column, text);
}

function main() -> Result<Unit, JsonError> effects [Io] {
  const project = parse("{\"name\": \"sc\", \"tags\": [\"tasks\", \"effects\"], " ++
    "\"stars\": 12.5, \"open\": true, \"parent\": null}")?;
  io.println(write(project, 0, 0));
  match (project.get("name"), project.get("tags")) {
    (Some { value: Text { s } }, Some { value: Array { items: tags as [Text { s: first }, ..] } }) ->
      io.println("name: {}, first tag: {}, {} tags", s, first, tags.len());
    _ -> io.println("not a project");
  }
  const odd = parse("{\"a\": [1, {}], \"quote\": \"say \\\"hi\\\"\\n\"}")?;
  io.println(write(odd, 2, 0));
  const again = parse(write(odd, 4, 0))?;
  io.println("equal: {} {}", odd == again, odd == project);
  const deep = parse("[1, [2, {\"x\": [3]}], 15]")?;
  io.println("depth {}, sum {}", depth(deep), number(sum(deep)));
  for bad in ["[1, 2, x]", "[\n  ]]", "[1, \"a", "[1, 1.]", "", "true false"] {
    match parse(bad) {
      ok value -> io.println("fine: {}", value);
      err e -> io.println(describe(e));
    }
  }
  return ok;
}
