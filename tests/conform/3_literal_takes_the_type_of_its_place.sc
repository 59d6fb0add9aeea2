// spec 3 literals: operand, annotation, parameter, bound and pattern's subject decide
// run
// out: 200 3000000000 18446744073709551615 300 big 0.5
function p(n: u64) -> u64 { return n; }
function main() effects [Io] {
  const a: u8 = 200;
  const b: i64 = 1;
  const c = b * 3000000000;
  var n: u32 = 0;
  for i in 0..a { n += 1; n += u32(i) * 0; }
  const kind = match c { 3000000000 -> "big"; _ -> "other"; };
  const f: f32 = 0.5;
  io.println("{} {} {} {} {} {}", a, c, p(18446744073709551615), n + 100, kind, f);
}
