// spec 4 match: `n as pattern` binds the whole
// run
// out: low 3
// out: high 9
function f(v: i32) effects [Io] {
  match v { n as 0..=5 -> io.println("low {}", n); n -> io.println("high {}", n); }
}
function main() effects [Io] { f(3); f(9); }
