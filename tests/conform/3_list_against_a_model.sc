// spec 3.16 lists: random operations do what index by index does
// run
// out: 0
function inserted(xs: List<i32>, index: usize, x: i32) -> List<i32> {
  var out: List<i32> = [];
  for i in 0..xs.len() {
    if i == index { out.push(x); }
    out.push(xs[i]);
  }
  if index == xs.len() { out.push(x); }
  return out;
}

function without(xs: List<i32>, index: usize) -> List<i32> {
  var out: List<i32> = [];
  for i in 0..xs.len() { if i != index { out.push(xs[i]); } }
  return out;
}

function main() effects [Io] {
  var seed = 99u32;
  var xs: List<i32> = [];
  var wrong = 0;
  for step in 0..4000 {
    seed = seed *% 1664525 +% 1013904223;
    const before = xs.clone();
    const at = if xs.len() == 0 { 0 } else { usize(seed >> 8) % xs.len() };
    const what = seed >> 28;
    if what < 8 {
      xs.insert(at, step);
      if xs != before.inserted(at, step) { wrong += 1; }
    } else if what < 14 && xs.len() > 0 {
      const x = xs.remove(at);
      if x != before[at] || xs != before.without(at) { wrong += 1; }
    } else if what == 14 {
      xs.reverse();
      for i in 0..xs.len() { if xs[i] != before[xs.len() - 1 - i] { wrong += 1; } }
    } else {
      xs.extend(before[at..]);
      if xs != before.concat(before[at..]) { wrong += 1; }
      xs.truncate(at + 20);
    }
    const sorted = xs.sorted();
    for i in 1..sorted.len() { if sorted[i - 1] > sorted[i] { wrong += 1; } }
    if sorted.len() != xs.len() { wrong += 1; }
    for x in xs { if sorted.binary_search(x).is_none() { wrong += 1; } }
  }
  io.println(wrong);
}
