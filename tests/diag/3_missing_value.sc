// reject
// diag: SC0407@9
// diag: SC0407@10
// diag: SC0407@13
// diag: SC0408@16
// diag: SC0408@17
function sign(n: i32) -> i32 {
  if n < 0 { return -1; } else if n > 0 { return 1; }
}
function forgot(n: i32) -> i32 { n + 1; }
function find() -> i32? { return None; }
function take() -> i32 {
  const Some { value } = find() else { };
  return value;
}
function jump() { continue; }
function cross() { while true { const stop = || { break; }; stop(); } }
function main() {}
