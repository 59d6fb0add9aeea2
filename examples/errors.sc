// Errors are values with types of their own. `?` passes one on, `match` takes one apart, and the
// compiler lets none be dropped. A task that fails cancels its siblings, and its error is the scope's.
// run
// out: 12 + 30 = 42
// out: '1x2': not a digit at 1
// out: '': nothing to read
// out: both: 6912
// out: both: not a digit at 0
error Empty;
error NotDigit { at: usize }
domain ParseError = Empty | NotDigit;

function parse(text: String) -> Result<i32, ParseError> {
  ensure text.len() > 0 else err Empty;
  var n: i32 = 0;
  var at: usize = 0;
  for byte in text[..] {
    ensure byte >= 48 && byte <= 57 else err NotDigit { at: at };
    n = n * 10 + (i32(byte) - 48);
    at += 1;
  }
  return n;
}

function sum(a: String, b: String) -> Result<i32, ParseError> {
  return parse(a)? + parse(b)?;
}

function both(a: String, b: String) -> Result<i32, ParseError> effects [Async] {
  return task.scope |s| {
    const left = s.spawn || -> Result<i32, ParseError> { return parse(a); };
    const right = s.spawn || -> Result<i32, ParseError> { return parse(b); };
    return left.join() + right.join();
  };
}

function reason(e: ParseError) -> String {
  return match e {
    Empty -> "nothing to read";
    NotDigit { at } -> format("not a digit at {}", at);
  };
}

function main() effects [Async, Io] {
  match sum("12", "30") {
    ok v -> io.println("12 + 30 = {}", v);
    err e -> io.println(reason(e));
  }
  for text in ["1x2", ""] {
    match parse(text) {
      ok v -> io.println("'{}' is {}", text, v);
      err e -> io.println("'{}': {}", text, reason(e));
    }
  }
  for text in ["1234", "one"] {
    match both("5678", text) {
      ok v -> io.println("both: {}", v);
      err e -> io.println("both: {}", reason(e));
    }
  }
}
