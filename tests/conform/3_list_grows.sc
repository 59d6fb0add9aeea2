// spec 3 lists: any length
// run
// out: 100000 4999950000
function main() effects [Io] {
  var xs: List<i64> = [];
  for i in 0..100000 { xs.push(i64(i)); }
  var sum: i64 = 0;
  for x in xs { sum += x; }
  io.println("{} {}", xs.len(), sum);
}
