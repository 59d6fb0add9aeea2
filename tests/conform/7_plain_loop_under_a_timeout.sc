// spec 7 being cancelled: SC1203 warns of a loop of unknown length reached from a timeout's closure
// run
// out: 1000
// diag: SC1203
function crunch() -> i32 { var n = 0; while n < 1000 { n += 1; } return n; }
function main() effects [Async, Clock, Io] {
  match with_timeout(1h, || -> i32 { return crunch(); }) { ok v -> io.println(v); err e -> io.println(e); }
}
