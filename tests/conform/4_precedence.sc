// spec 4 operators: by rising precedence
// run
// out: 7 9 true true 3 10 -5 true
function main() effects [Io] {
  const a = 1; const b = 2; const c = 3; const t = true; const f = false;
  io.println("{} {} {} {} {} {} {} {}", a + b * c, (a + b) * c, t || f && f, a + b == c,
    a | b & c, b << 1 + 1 | b, -a - 4, !f && a < b);
}
