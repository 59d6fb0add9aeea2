// Counts the primes below a bound, each half of the numbers in a task of its own.
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

function main() effects [Async, Io] {
  var left: i32 = 0;
  var right: i32 = 0;
  task.scope |scope| {
    scope.spawn || { left = count(0, 5000); };
    scope.spawn || { right = count(5000, 10000); };
  };
  io.println("{} primes", left + right);
}
