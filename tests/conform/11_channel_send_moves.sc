// spec 11, 3: what was sent, offered or tried is gone
// reject
// diag: SC0410@9
// diag: SC0410@12
// diag: SC0410@15
function main() effects [Async, Io] {
  const ch = channel<List<i32>>(4);
  const a: List<i32> = [1]; ch.send(a);
  io.println(a);
  const b: List<i32> = [2];
  _ = ch.offer(b);
  io.println(b);
  const c: List<i32> = [3];
  if ch.try_send(c) {}
  io.println(c);
}
