// spec 5: results in records, lists, tuples, closures; ? in every place
// run
// out: 6 [1, 2] (1, 2) 3
// out: err Bad { n: -1 }
// out: [ok 1, err Bad { n: -2 }]
error Bad { n: i32 }
type R = { r: Result<i32, Bad> };
function p(n: i32) -> Result<i32, Bad> { if n < 0 { return err Bad { n: n }; } return n; }
function all(a: i32, b: i32) -> Result<String, Bad> {
  const x = p(a)? + p(b)? + p(3)?;
  const l: List<i32> = [p(1)?, p(2)?];
  const t = (p(a)?, p(b)?);
  const m = match p(3)? { 3 -> p(3)?; _ -> 0; };
  if p(a)? > 100 { return "big"; }
  return format("{} {} {} {}", x, l, t, m);
}
function main() effects [Io] {
  match all(1, 2) { ok s -> io.println(s); err e -> io.println(e); }
  match all(-1, 2) { ok s -> io.println(s); err e -> io.println("err {}", e); }
  const rs: List<Result<i32, Bad>> = [p(1), p(-2)];
  io.println(rs);
  const r = R { r: p(1) };
  match r { R { r: ok v } -> assert(v == 1); R { r: err _ } -> panic("x"); }
}
