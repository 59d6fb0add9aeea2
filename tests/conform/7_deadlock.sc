// spec 7 deadlock: when every task is blocked and nothing can wake one, exit 102
// run
// out: before
// exit: 102
function main() effects [Async, Io] {
  io.println("before");
  const never = event();
  never.wait();
}
