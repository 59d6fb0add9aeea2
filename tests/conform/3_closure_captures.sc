// spec 3 closures: a constant is captured by value, a var by reference
// run
// out: 5
// out: 3
// out: 13
function call(f: function()) { f(); }
function main() effects [Io] {
  const k = 5;
  var n = 0;
  call(|| { n += 1; });
  call(|| { n += 1; });
  const inc = || { n += 1; };
  inc();
  const get = || k;
  io.println(get());
  io.println(n);
  n = 13;
  const read = || n;
  io.println(read());
}
