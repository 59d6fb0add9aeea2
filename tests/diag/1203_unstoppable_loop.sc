// check
// diag: SC1203
function crunch(limit: i32) -> i32 {
  var n: i32 = 0;
  while n < limit { n += 1; }
  return n;
}
function polite(limit: i32) -> i32 effects [Async] {
  var n: i32 = 0;
  while n < limit { n += 1; }
  return n;
}
function main() effects [Async, Clock] {
  _ = with_timeout(1s, || -> i32 { return crunch(1000); });
  _ = with_timeout(1s, || -> i32 { return polite(1000); });
}
