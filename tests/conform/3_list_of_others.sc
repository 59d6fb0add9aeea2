// spec 3.16 lists: map, filter, fold, concat, extend, append, to_list, sorted, reversed, join
// run
// out: [30, 10, 20] ["<3>", "<1>", "<2>"]
// out: [3, 2] 106
// out: [1, 2, 3] [2, 1, 3] [3, 1, 2]
// out: [3, 1, 2, 7, 8] [3, 1, 2, 3, 1, 2]
// out: [3, 1, 2, 4, 5, 3, 1, 2, 4, 5]
// out: [[1], [2, 9], [3]] [[2], [3]]
// out: [[1], [2, 9], [3], [2], [3]]
// out: [[2, 9], [3]] [[1], [3], [2], [3]]
// out: a, b, c
// out: [] [one]
// out: 30
function main() effects [Io] {
  var xs: List<i32> = [3, 1, 2];
  io.println("{} {}", xs.map(|x| x * 10), xs.map(|x| format("<{}>", x)));
  io.println("{} {}", xs.filter(|x| x > 1), xs.fold(100, |sum, x| sum + x));
  io.println("{} {} {}", xs.sorted(), xs.reversed(), xs);
  io.println("{} {}", xs.concat([7, 8]), xs.concat(xs));
  xs.extend([4, 5]);
  xs.extend(xs.clone());
  io.println(xs);
  var deep: List<List<i32>> = [[1]];
  const more: List<List<i32>> = [[2], [3]];
  deep.extend(more); // copies
  deep[1].push(9);
  io.println("{} {}", deep, more);
  deep.append(more); // takes them
  io.println(deep);
  const copy = deep[1..3].to_list();
  deep[1].clear();
  io.println("{} {}", copy, deep.filter(|l| l.len() > 0));
  io.println(["a", "b", "c"].join(", "));
  const none: List<String> = [];
  io.println("[{}] [{}]", none.join(","), ["one"].join(","));
  var sum = 0;
  xs.each(|x| { sum += x; });
  io.println(sum);
}
