// spec 4 statements: `+= -= *= /= %=`
// run
// out: 6 4 8 2 2
function main() effects [Io] {
  var a = 5; a += 1;
  var b = 5; b -= 1;
  var c = 4; c *= 2;
  var d = 5; d /= 2;
  var e = 5; e %= 3;
  io.println("{} {} {} {} {}", a, b, c, d, e);
}
