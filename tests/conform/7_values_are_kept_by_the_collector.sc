// spec 3 lists: what tasks allocate lives as long as somebody can reach it
// run
// out: 200000 1999 text 1999
function build(n: i32) -> List<String> effects [Async] {
  var out: List<String> = [];
  for i in 0..n { if i % 100 == 0 { task.yield(); } out.push(format("text {}", i)); }
  return out;
}
function main() effects [Async, Io] {
  const r = task.scope |s| {
    var hs: List<Task<List<String>>> = [];
    for i in 0..100 { hs.push(s.spawn || -> List<String> { return build(2000); }); }
    var total: usize = 0;
    var last = "";
    for h in hs { const xs = h.join(); total += xs.len(); last = xs[xs.len() - 1]; }
    return (total, last);
  };
  io.println("{} 1999 {}", r.0, r.1);
}
