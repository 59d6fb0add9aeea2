// reject
// diag: SC0105@13
// diag: SC0105@14
// diag: SC0105@16
// diag: SC0105@17
// diag: SC0105@18
// diag: SC0105@19
// diag: SC0105@20
// diag: SC0105@21
// diag: SC0105@22
// A literal with a suffix must fit it, its minus included; others must fit something.
function main() {
  const a = 256u8;
  const b = -129i8;
  const c = -128i8;
  const d = -1u16;
  const e = 18446744073709551616;
  const f = 1e999;
  const g = '';
  const h = 'ab';
  const i = 99999999h;
  const j = "\u{110000}";
}
