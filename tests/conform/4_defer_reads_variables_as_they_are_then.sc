// spec 4 defer: reads variables as they are when it runs
// run
// out: 2
function main() effects [Io] {
  var n = 1;
  defer io.println(n);
  n = 2;
}
