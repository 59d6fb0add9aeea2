// spec 8 slices: tasks may write disjoint parts of one array, recursively
// run
// out: true 1000
function sort(v: View<mut i32>) effects [Async] {
  const n = v.len();
  if n < 2 { return; }
  const m = n / 2;
  task.scope |s| {
    s.spawn || { sort(v[..m]); };
    s.spawn || { sort(v[m..]); };
  };
  var merged: List<i32> = [];
  var i: usize = 0;
  var j = m;
  while i < m || j < n {
    if j == n || (i < m && v[i] <= v[j]) { merged.push(v[i]); i += 1; } else { merged.push(v[j]); j += 1; }
  }
  for k in 0..n { v[k] = merged[k]; }
}
function main() effects [Async, Io] {
  var xs: Array<i32, 1000> = [0; 1000];
  var seed: u32 = 7;
  for i in 0..1000 { seed = seed *% 1664525 +% 1013904223; xs[i] = i32(seed >> 8); }
  sort(xs[..]);
  var sorted = true;
  for i in 1..1000 { if xs[i - 1] > xs[i] { sorted = false; } }
  io.println("{} {}", sorted, xs.len());
}
