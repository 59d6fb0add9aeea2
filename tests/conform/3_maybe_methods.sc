// spec 3.18 Maybe: is_some, or, expect, map
// run
// out: 1 0
// out: true true
// out: Some { value: 2 } None
// out: [1] [9]
// err: 3_maybe_methods.sc:16:14: panic: no b
// exit: 101
function main() effects [Io] {
  const m = Map.from([("a", 1)]);
  io.println("{} {}", m.get("a").or(0), m.get("b").or(0));
  io.println("{} {}", m.get("a").is_some(), m.get("b").is_none());
  io.println("{} {}", m.get("a").map(|x| x + 1), m.get("b").map(|x| x + 1));
  var lists: List<List<i32>> = [[1]];
  io.println("{} {}", lists.pop().or([]), lists.pop().or([9]));
  io.println(m.get("b").expect("no b"));
}
