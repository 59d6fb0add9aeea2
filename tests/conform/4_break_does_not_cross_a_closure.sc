// spec 4 closures: `break` and `continue` don't cross one
// reject
// diag: SC0408@6
function call(f: function()) { f(); }
function main() {
  for i in 0..3 { call(|| { break; }); }
}
