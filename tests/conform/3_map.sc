// spec 3.23 maps: keys in the order in which they came; index, get, insert, remove
// run
// out: {"b": 6, "a": 2} 2 6
// out: Some { value: 2 } None 7
// out: true false
// out: b=6
// out: a=2
// out: ("b", 6)
// out: ("a", 2)
// out: None Some { value: 2 }
// out: Some { value: 6 }
// out: None
// out: {"a": 4, "c": 3, "b": 9} ["a", "c", "b"] [4, 3, 9] [("a", 4), ("c", 3), ("b", 9)]
// out: {} true {"a": 4, "c": 3, "b": 9} 0
// out: {1: 'c', 2: 'b'}
// out: {(1, true): [1.5]}
function main() effects [Io] {
  var m: Map<String, i64> = Map.new();
  m["b"] = 1;
  m["a"] = 2;
  m["b"] += 5;
  io.println("{} {} {}", m, m.len(), m["b"]);
  io.println("{} {} {}", m.get("a"), m.get("zz"), m.get_or("zz", 7));
  io.println("{} {}", m.contains("a"), m.contains("c"));
  for (k, v) in m { io.println("{}={}", k, v); }
  for entry in m { io.println(entry); }
  io.println("{} {}", m.insert("c", 3), m.insert("a", 4));
  io.println(m.remove("b"));
  io.println(m.remove("b"));
  m["b"] = 9;
  io.println("{} {} {} {}", m, m.keys(), m.values(), m.to_list());
  const copy = m.clone();
  m.clear();
  io.println("{} {} {} {}", m, m.is_empty(), copy, m.len());
  const made = Map.from([(1, 'a'), (2, 'b'), (1, 'c')]);
  io.println(made);
  var inferred = Map.new();
  inferred[(1, true)] = [1.5];
  io.println(inferred);
}
