// run
// exit: 101
// out: fine
// err: 2_assert_eq.sc:19:3: panic: assert_eq: P { name: "a\n", xs: [1, 2] } is not P { name: "b", xs: [] }
type P = { name: String, xs: List<i32> };

function main() effects [Io] {
  assert_eq(1 + 1, 2);
  assert_eq([1, 2].len(), 2);
  assert_eq(3u8, 3i64);
  assert_eq("a" ++ "b", "ab");
  assert_eq('x', 'x');
  assert_eq(Some { value: 1.5 }, Some { value: 1.5 });
  assert_eq((), ());
  var n = 0;
  assert_eq({ n += 1; n }, { n += 1; n - 1 });
  io.println("fine");
  const p = P { name: "a\n", xs: [1, 2] };
  assert_eq(p, P { name: "b", xs: [] });
}
