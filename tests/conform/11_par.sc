// run
// out: 100000 true 9999800001
// out: 4999950000
// out: true
// out: ["a", "b", "c", "d"]
// out: [[1], [1, 2], [3]]
// out: 333328333350000
// out: caught
// out: true
import std.par;
import std.list { is_sorted };

function numbers(n: usize) -> List<i64> {
  var out: List<i64> = [];
  var seed: u64 = 1;
  for i in 0..n {
    seed = seed *% 6364136223846793005 +% 1442695040888963407;
    out.push(i64(seed >> 40) % 5000);
  }
  return out;
}

function slow_square(x: i64) -> i64 effects [Async] {
  if x % 1000 == 0 { task.yield(); }
  return x * x;
}

function main() effects [Async, Clock, Io] {
  var count: List<i64> = [];
  for i in 0..100000 { count.push(i); }
  const squares = par.map(count[..], |x| x * x);
  var same = true;
  for i in 0..100000 { same = same && squares[i] == i64(i) * i64(i); }
  io.println("{} {} {}", squares.len(), same, squares[99999]);
  io.println("{}", par.reduce(count[..], 0, |a, b| a + b));

  var many = numbers(60000);
  const serial = many[..].sorted();
  par.sort(many[..]);
  io.println("{}", many == serial);
  var words = ["d", "b", "a", "c"];
  par.sort(words[..]);
  io.println("{}", words);
  var lists: List<List<i32>> = [[3], [1, 2], [1]];
  par.sort(lists[..]);
  io.println("{}", lists);

  // a function that waits goes as well
  io.println("{}", par.map_reduce(count[..], 0, slow_square, |a, b| a + b));

  // a cancel reaches all pieces
  const r: Result<Unit, Timeout> = with_timeout(5ms, || {
    par.for_each(count[..], |x| { clock.sleep(1h); });
  });
  match r { ok -> io.println("not caught"); err { error } -> io.println("caught"); }

  // what has many elements equal, or is in order, or turned around
  var few = many[..].map(|x| x % 3);
  par.sort(few[..]);
  var down = serial.reversed();
  par.sort(down[..]);
  io.println("{}", is_sorted(few[..]) && down == serial);
}
