// spec 2 names: an inner block may use a name again
// run
// out: 2
// out: 1
function main() effects [Io] {
  const x = 1;
  {
    const x = 2;
    io.println(x);
  }
  io.println(x);
}
