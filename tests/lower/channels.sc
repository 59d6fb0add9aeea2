// What is sent and where it is received are locals with an address; the operation's result tells done from closed.
// check
function echo(from: Channel<i64>, to: Channel<i64>) effects [Async] {
  for v in from { to.send(v); }
}

function main() effects [Async] {
  const ch = channel<i64>(1);
  _ = ch.offer(1);
  _ = ch.try_recv();
  echo(ch, ch);
}
