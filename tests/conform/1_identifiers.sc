// spec 1 identifiers: letters, digits and underscores, not starting with a digit
// run
// out: 10
function _f1(_a: i32, B_2: i32) -> i32 { return _a + B_2; }
function main() effects [Io] {
  const x1 = 1;
  const _under_score = 2;
  const CamelCase3 = 3;
  const x1x1 = 4;
  io.println(_f1(x1, _under_score) + CamelCase3 + x1x1);
}
