// spec 3.16 lists: sum, zip, windows, flat_map, group_by, min_by_key; 3.23 map<K, V>()
// run
// out: 6 3.5 3
// out: 0
// out: [(3, "a"), (1, "b")] [[3, 1], [1, 2]]
// out: Some { value: 3 } Some { value: 1 }
// out: [3, 3, 3, 1, 2, 2]
// out: {"a": ["apple", "avocado"], "b": ["bob"]}
// out: {"a": 1}
// out: {}
// out: ok 14 2
function main() effects [Io] {
  const xs: List<i32> = [3, 1, 2];
  io.println("{} {} {}", xs.sum(), [1.5, 2.0].sum(), xs[1..].sum());
  const none: List<u8> = [];
  io.println(none.sum());
  io.println("{} {}", xs.zip(["a", "b"]), xs.windows(2));
  io.println("{} {}", xs.min_by_key(|x| -x), xs.max_by_key(|x| -x));
  io.println(xs.flat_map(|x| { const r: List<i32> = [x; x]; return r; }));
  io.println(["apple", "bob", "avocado"].group_by(|w| w.slice(0, 1)));
  var m = map<String, i32>();
  m["a"] = 1;
  io.println(m);
  const n = Map.new<i32, i32>();
  io.println(n);
  io.println("{} {}", "7".parse_i32().map(|x| x * 2), "abab".count("ab"));
}
