// reject
// diag: SC0502@5
function shout() effects [Io] { io.println("!"); }
function calls(n: i32) {
  const say = || { shout(); };
  say();
}
function main() effects [Io] { calls(1); }
