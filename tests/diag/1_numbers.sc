// reject
// diag: SC0104@9
// diag: SC0104@10
// diag: SC0104@11
// diag: SC0104@12
// diag: SC0104@13
// Numbers say what is wrong with them.
function main() {
  const a = 12q;
  const b = 0b1021;
  const c = 0x;
  const d = 1.5s;
  const e = 2.5u8;
}
