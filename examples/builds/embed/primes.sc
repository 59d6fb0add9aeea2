// Counts the primes below a bound for a C program, each half of the numbers in a task of its own.
function is_prime(n: i32) -> Bool {
  if n < 2 { return false; }
  var divisor: i32 = 2;
  while divisor * divisor <= n {
    if n % divisor == 0 { return false; }
    divisor += 1;
  }
  return true;
}

function count(low: i32, high: i32) -> i32 {
  var found: i32 = 0;
  for n in low..high {
    if is_prime(n) { found += 1; }
  }
  return found;
}

export c function primes_below(bound: i32) -> String effects [Async] {
  const middle = bound / 2;
  const found = task.scope |scope| {
    const left = scope.spawn || { count(0, middle) };
    const right = count(middle, bound);
    left.join() + right
  };
  return format("{} primes", found);
}
