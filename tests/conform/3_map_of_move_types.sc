// spec 3.23 maps: values and keys of move types; grouping
// run
// out: {0: [0, 3, 6, 9, 100], 1: [1, 4, 7, 100], 2: [2, 5, 8, 100], 3: [100]}
// out: 0: 5
// out: 1: 4
// out: 2: 4
// out: 3: 1
// out: [] [0, 3, 6, 9, 100]
// out: Some { value: [1, 4, 7, 100] }
// out: Some { value: [5] }
// out: {[1, 2]: {"x": 1, "y": 2}}
// out: 2 false
// out: true
// out: 14
function main() effects [Io] {
  var groups: Map<i32, List<i32>> = Map.new();
  for i in 0..10 {
    if !groups.contains(i % 3) { groups[i % 3] = []; }
    groups[i % 3].push(i);
  }
  for i in 0..4 { groups.update(i, [], |inout list| list.push(100)); }
  io.println(groups);
  for (k, list) in groups { io.println("{}: {}", k, list.len()); }
  const copy = groups.clone();
  groups[0].clear();
  io.println("{} {}", groups[0], copy[0]);
  io.println(groups.insert(1, [5]));
  io.println(groups.remove(1));
  var deep: Map<List<u8>, Map<String, i32>> = Map.new();
  deep[[1u8, 2]] = Map.from([("x", 1)]);
  deep[[1u8, 2]]["y"] = 2;
  io.println(deep);
  io.println("{} {}", deep[[1u8, 2]].len(), deep.contains([1u8]));
  io.println(deep == deep.clone());
  var parts: List<i32> = [];
  for (k, list) in copy { parts.append(list); } // the map is used up
  io.println(parts.len());
}
