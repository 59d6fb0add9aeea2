// spec 4 `for x in ch`: until the channel is closed and empty; the source is evaluated once
// run
// out: opened
// out: 1
// out: 2
// out: 3
// out: after
// out: (7, "x")
// out: None
function opened(ch: Channel<i32>) -> Channel<i32> effects [Io] { io.println("opened"); return ch; }

function main() effects [Async, Io] {
  const ch = channel<i32>(8);
  for i in 1..=5 { ch.send(i); }
  ch.close();
  for v in opened(ch) {
    if v == 4 { continue; }
    if v == 5 { break; }
    io.println(v);
  }
  for v in ch { io.println("there is none left: {}", v); }
  io.println("after");
  const pairs = channel<(i32, String)>(1);
  pairs.send((7, "x"));
  for (n, text) in pairs {
    io.println((n, text));
    pairs.close();
  }
  io.println(pairs.recv());
}
