// spec 3.19 text: parsing numbers
// run
// out: ok 12 err ParseError { text: "-129", wanted: "i8" } ok -128
// out: ok 5 err ParseError { text: "256", wanted: "u8" } ok 0
// out: ok 9223372036854775807 ok -9223372036854775808
// out: err ParseError { text: "9223372036854775808", wanted: "i64" } ok 18446744073709551615
// out: err ParseError { text: "18446744073709551616", wanted: "u64" } err ParseError { text: "", wanted: "i32" } err ParseError { text: "-", wanted: "i32" }
// out: err ParseError { text: " 1", wanted: "i32" } err ParseError { text: "1_000", wanted: "i32" } err ParseError { text: "0x10", wanted: "i32" }
// out: ok 32767 err ParseError { text: "70000", wanted: "u16" } ok 4294967295
// out: ok -7 ok 7
// out: ok 1500.0 ok -0.5 ok inf
// out: ok 1.0 err ParseError { text: ".", wanted: "f64" } err ParseError { text: "1e", wanted: "f64" }
// out: ok nan err ParseError { text: "0x1p3", wanted: "f64" }
// out: ok true err ParseError { text: "yes", wanted: "Bool" }
// out: ok 6 err ParseError { text: "two", wanted: "i32" }
function sum(text: String) -> i32 errors [ParseError] {
  var total = 0;
  for word in text.words() { total += word.parse_i32()?; }
  return ok total;
}

function main() effects [Io] {
  io.println("{} {} {}", "12".parse_i32(), "-129".parse_i8(), "-128".parse_i8());
  io.println("{} {} {}", "+5".parse_u8(), "256".parse_u8(), "-0".parse_u8());
  io.println("{} {}", "9223372036854775807".parse_i64(), "-9223372036854775808".parse_i64());
  io.println("{} {}", "9223372036854775808".parse_i64(), "18446744073709551615".parse_u64());
  io.println("{} {} {}", "18446744073709551616".parse_u64(), "".parse_i32(), "-".parse_i32());
  io.println("{} {} {}", " 1".parse_i32(), "1_000".parse_i32(), "0x10".parse_i32());
  io.println("{} {} {}", "32767".parse_i16(), "70000".parse_u16(), "4294967295".parse_u32());
  io.println("{} {}", "-7".parse_isize(), "7".parse_usize());
  io.println("{} {} {}", "1.5e3".parse_f64(), "-.5".parse_f64(), "1e400".parse_f64());
  io.println("{} {} {}", "1.".parse_f64(), ".".parse_f64(), "1e".parse_f64());
  io.println("{} {}", "nan".parse_f64(), "0x1p3".parse_f64());
  io.println("{} {}", "true".parse_bool(), "yes".parse_bool());
  io.println("{} {}", sum("1 2 3"), sum("1 two 3"));
}
