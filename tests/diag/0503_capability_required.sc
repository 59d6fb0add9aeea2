// reject
// diag: SC0503
function work(n: i32) -> i32 {
  io.println(n);
  io.println("done");
  return n;
}
function main() { _ = work(1); }
