// reject
// diag: SC0502
function log(text: String) effects [Io] { io.println(text); }
function work(n: i32) -> i32 effects [Clock] {
  log("working");
  return n;
}
function main() effects [Clock] { _ = work(1); }
