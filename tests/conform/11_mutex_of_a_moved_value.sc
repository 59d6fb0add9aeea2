// spec 11: what goes into a mutex is moved
// reject
// diag: SC0410@7
function main() effects [Async, Io] {
  const xs: List<i32> = [1];
  const m = mutex(xs);
  io.println(xs.len());
  io.println(m.with |inout l| { l.len() });
}
