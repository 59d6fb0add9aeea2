// spec 2, 11: a program that hides the name Closed has not changed what an offer says
// run
// out: refused
error Closed { door: i32 }

function main() effects [Async, Io] {
  const ch = channel<i32>(1);
  ch.close();
  match ch.offer(1) { ok v -> io.println("sent"); err e -> io.println("refused"); }
}
