// spec 3 inference: what a channel carries must be known; and it is made by `channel`, of a number
// reject
// diag: SC0402@7
// diag: SC0303@8
// diag: SC0401@9
function main() {
  const ch = channel(1);
  const b: Channel<i32> = Channel(1);
  const c = channel<i32>("1");
  c.close();
}
