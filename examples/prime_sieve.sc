// The primes by a chain of sieves: a task sends 2, 3, 4, ..., the first number that comes out of the chain is a
// prime, and a new task behind it drops that prime's multiples. Each sieve is a task with a channel before and
// one behind it. The chain has no end of its own: when there are enough primes `finish` cancels the tasks, wherever
// they wait, and the scope ends with its value when the last of them is gone.
// run
// out: [2, 3, 5, 7, 11, 13, 17, 19, 23, 29]
// out: the 200th prime is 1223

function count_from(low: i32, out: Channel<i32>) effects [Async] {
  var n = low;
  while true {
    out.send(n);
    n += 1;
  }
}

function sieve(prime: i32, numbers: Channel<i32>, out: Channel<i32>) effects [Async] {
  for n in numbers {
    if n % prime != 0 { out.send(n); }
  }
}

function primes(count: usize) -> List<i32> effects [Async] {
  return task.nursery |chain| {
    var found: List<i32> = [];
    var numbers = channel<i32>(16);
    const source = numbers;
    chain.spawn || { count_from(2, source); };
    while found.len() < count {
      const prime = numbers.recv().expect("the numbers never end");
      found.push(prime);
      const before = numbers;
      const behind = channel<i32>(16);
      chain.spawn || { sieve(prime, before, behind); };
      numbers = behind;
    }
    chain.finish();
    return found;
  };
}

function main() effects [Async, Io] {
  io.println("{}", primes(10));
  io.println("the 200th prime is {}", primes(200)[199]);
}
