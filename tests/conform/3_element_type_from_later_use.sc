// spec 3 inference: an empty list gets its element type from a use in the block
// run
// out: [7]
function main() effects [Io] {
  var xs: List<u8> = [];
  const seven = 7;
  xs.push(u8(seven));
  io.println(xs);
}
