// run
// flags: -I tests/modules
// out: 385
// out: [1, 1, 2, 2]
// out: Err { error: Tired { after: 3 } }
// err: work.sc:36:10: panic: division by zero
// exit: 101
import work { sum_of_squares, each_twice, Tired };
import work;

function main() effects [Async, Io] {
  io.println("{}", sum_of_squares(10));
  var seen: List<i32> = [];
  each_twice([1, 2][..], |x| { seen.push(x); });
  io.println("{}", seen);
  const r: Result<Unit, Tired> = task.scope |s| {
    work.spawn_into(s, 1);
    work.spawn_into(s, 3);
  };
  match r {
    ok -> io.println("fine");
    err { error } -> io.println("Err {{ error: {} }}", error);
  }
  _ = work.divide(1, 0);
}
