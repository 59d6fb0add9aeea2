// spec 3 inference: what a channel carries may follow from where it goes and from what is sent
// run
// out: Some { value: 3 } Some { value: "x" }
type Pipe = { out: Channel<u8> };

function main() effects [Async, Io] {
  const pipe = Pipe { out: channel(1) };
  const words = channel(1);
  words.send("x");
  pipe.out.send(3);
  io.println("{} {}", pipe.out.recv(), words.recv());
}
