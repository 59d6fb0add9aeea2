// spec 3 closures: by reference while they stay below, by value when stored
// run
// out: 3 3
// out: 10 11 12
// out: 5
type Gen = { next: function() -> i32 };
function run(f: function()) { f(); f(); f(); }
function make(n: i32) -> Gen { return Gen { next: || n + 1 }; }
function counter(start: i32) -> List<function() -> i32> {
  var out: List<function() -> i32> = [];
  for i in 0..3 { const v = start + i; out.push(|| v); }
  return out;
}
function main() effects [Io] {
  var n = 0;
  run(|| { n += 1; });
  const bump = || { n += 0; n };
  io.println("{} {}", n, bump());
  const fs = counter(10);
  io.println("{} {} {}", fs[0](), fs[1](), fs[2]());
  io.println(make(4).next());
}
