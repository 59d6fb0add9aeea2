// spec 8 no escape: nor be put in something that lives longer
// reject
// diag: SC0605@5
function main() {
  var fs: List<function() -> i32> = []; { var n = 1; fs.push(|| -> i32 { return n; }); }
  _ = fs.len();
}
