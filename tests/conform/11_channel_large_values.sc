// spec 11: elements of any size, handed over directly and through the buffer
// run
// out: 9999 200
// out: 3 9 27
type Big = { head: String, body: Array<i64, 1000>, tail: i8 };

function big(n: i64) -> Big {
  var body: Array<i64, 1000> = [0; 1000];
  body[999] = n;
  return Big { head: format("{}", n), body: body, tail: 7 };
}

function main() effects [Async, Io] {
  var last: i64 = 0;
  var count = 0;
  for room in 0..2 {
    const ch = channel<Big>(room);
    task.scope |s| {
      s.spawn || {
        for i in 0..100 { ch.send(big(if i == 99 { 9999 } else { i64(i) })); }
        ch.close();
      };
      for b in ch {
        assert(b.head == format("{}", b.body[999]) && b.tail == 7);
        last = b.body[999];
        count += 1;
      }
    };
  }
  io.println("{} {}", last, count);
  const small = channel<(u8, u8, u8)>(3);
  small.send((3, 9, 27));
  if match small.recv() { Some { value: (a, b, c) } -> { io.println("{} {} {}", a, b, c); } }
}
