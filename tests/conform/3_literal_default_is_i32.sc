// spec 3 literals: a literal that nothing demands a type of is an i32
// run
// err: 3_literal_default_is_i32.sc:7:3: panic: overflow in addition
// exit: 101
function main() {
  var x = 2147483647;
  x += 1;
  _ = x;
}
