// Five philosophers sit around a table, a fork between each two; who eats needs both forks beside him. If all
// take their left fork first, all may wait for ever for the right one. Here a fork is a channel that holds one
// message, the fork: taking it is `recv`, which waits without a thread, putting it back is `send`. There is no
// deadlock, because everybody takes the fork of the lower number first, so that no circle of waiting can close.
// Swap the two forks of the last philosopher and the program may end with the tree of who waits for what.
// run
// out: 5 philosophers ate 100 times each, and nobody with the same fork as a neighbour

const SEATS: usize = 5;
const MEALS: i32 = 100;

function take(fork: Channel<i32>) -> i32 effects [Async] {
  return fork.recv().expect("nobody closes a fork");
}

function main() effects [Async, Io] {
  var forks: List<Channel<i32>> = [];
  var in_use: List<Atomic<i32>> = []; // how many hold it: 1 at most
  for i in 0..SEATS {
    const fork = channel<i32>(1);
    fork.send(i32(i));
    forks.push(fork);
    in_use.push(atomic(0));
  }
  const eaten = atomic(0);
  const clashes = atomic(0);
  task.scope |s| {
    for seat in 0..SEATS {
      const next = (seat + 1) % SEATS;
      const low = if seat < next { seat } else { next };
      const high = if seat < next { next } else { seat };
      const first = forks[low];
      const second = forks[high];
      const first_use = in_use[low];
      const second_use = in_use[high];
      s.spawn || {
        for meal in 0..MEALS {
          const a = take(first);
          const b = take(second);
          if first_use.add(1) != 0 || second_use.add(1) != 0 { clashes.add(1); }
          task.yield(); // eats
          first_use.add(-1);
          second_use.add(-1);
          eaten.add(1);
          second.send(b);
          first.send(a);
        }
      };
    }
  };
  assert_eq(eaten.load(), MEALS * 5);
  assert_eq(clashes.load(), 0);
  io.println("{} philosophers ate {} times each, and nobody with the same fork as a neighbour", SEATS, MEALS);
}
