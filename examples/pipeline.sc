// Three stages that hand a block of numbers on: each stage waits for the event of the one before it
// and sets its own. What two tasks change at once is an `Atomic`; what one task fills and the next one
// reads goes through `join`, which gives a task's value to whoever needs it.
// run
// out: read 8 numbers
// out: the squares: [1, 4, 9, 16, 25, 36, 49, 64]
// out: their sum: 204, found by 4 tasks
function square_all(numbers: View<i32>) -> List<i32> {
  var squares: List<i32> = [];
  for n in numbers { squares.push(n * n); }
  return squares;
}

function sum(numbers: View<i32>) -> i32 {
  var total = 0;
  for n in numbers { total += n; }
  return total;
}

function main() effects [Async, Io] {
  const ready = event();
  const reported = event();
  const total = atomic(0);
  const workers = atomic(0);
  var numbers: List<i32> = [];
  for i in 1..=8 { numbers.push(i); }

  task.scope |s| {
    const squared = s.spawn || -> List<i32> {
      ready.wait();
      return square_all(numbers[..]);
    };
    s.spawn || {
      io.println("read {} numbers", numbers.len());
      ready.set();
    };
    const squares = squared.join();
    io.println("the squares: {}", squares);
    // Four tasks share the sum; the list is lent to them, nobody may change it meanwhile.
    task.scope |adders| {
      for i in 0..4 {
        adders.spawn || {
          workers.add(1);
          total.add(sum(squares[2 * i..2 * i + 2]));
        };
      }
    };
    reported.set();
  };
  reported.wait();
  io.println("their sum: {}, found by {} tasks", total.load(), workers.load());
}
