// spec 3.23 maps: many keys come and go; the rest is found, in order
// run
// out: 20000 6667
// out: true 19998
// out: 0
// out: [0, 3, 6, 9, 12, 15, 18, 21, 24, 27]
// out: 49992 [49992, 49993, 49994, 49995, 49996, 49997, 49998, 49999] Some { value: (49999, 49999) }
function main() effects [Io] {
  var m: Map<i64, i64> = Map.new();
  for i in 0i64..20000 { m[i * 7919 % 20011] = i; }
  var found = 0;
  for i in 0i64..20000 { if m[i * 7919 % 20011] == i { found += 1; } }
  for i in 0i64..20000 { if i % 3 != 0 { _ = m.remove(i * 7919 % 20011); } }
  io.println("{} {}", found, m.len());
  var ordered = true;
  var last = -1i64;
  for (k, v) in m {
    ordered = ordered && v > last && v % 3 == 0 && k == v * 7919 % 20011;
    last = v;
  }
  io.println("{} {}", ordered, last);
  for i in 0i64..20000 { found -= if m.contains(i * 7919 % 20011) == (i % 3 == 0) { 1 } else { 0 }; }
  io.println(found);
  m.retain(|k, v| v < 30);
  io.println(m.values());
  // a queue: the oldest goes, a new one comes, and there is always room
  var queue: Map<i64, i64> = Map.new();
  var sum = 0i64;
  for i in 0i64..50000 {
    queue[i] = i;
    if queue.len() > 8 {
      const Some { value: (k, v) } = queue.pop_first() else { panic("none") };
      sum += k - v + 1;
    }
  }
  io.println("{} {} {}", sum, queue.keys(), queue.pop_last());
}
