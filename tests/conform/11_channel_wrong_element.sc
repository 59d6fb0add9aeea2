// spec 11: a channel carries one type
// reject
// diag: SC0401@7
// diag: SC0401@8
function main() effects [Async] {
  const ch = channel<i32>(1);
  ch.send("text");
  const s: String = match ch.recv() { Some { value } -> value; None -> ""; };
  const r: Channel<i32> = ch;
  r.close();
}
