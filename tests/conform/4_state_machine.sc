// spec 4 match: a field is replaced by what a match over it gives
// run
// out: ["running", "done 1", "done 1"]
type State = | Idle | Running { pid: u32, since: Instant } | Done { code: i32 };
type Machine = { state: State, log: List<String> };
function next(inout m: Machine) effects [Clock] {
  m.state = match m.state {
    Idle -> Running { pid: 1, since: clock.now() };
    Running { pid, since } where clock.now() - since >= 0s -> Done { code: i32(pid) };
    s as (Running { .. } | Done { .. }) -> s;
  };
  m.log.push(format("{}", match m.state { Idle -> "idle"; Running { .. } -> "running"; Done { code } -> format("done {}", code); }));
}
function main() effects [Io, Clock] {
  var m = Machine { state: Idle, log: [] };
  for i in 0..3 { m.next(); }
  io.println(m.log);
}
