// spec 11: a closure under a lock may give an error, which is its result; the mutex is free afterwards
// run
// out: ok 60
// out: err Overdrawn { missing: 15 }
// out: 60
error Overdrawn { missing: i64 }

function take(m: Mutex<i64>, amount: i64) -> Result<i64, Overdrawn> effects [Async] {
  return m.with |inout balance| -> Result<i64, Overdrawn> {
    if amount > balance { return err Overdrawn { missing: amount - balance }; }
    balance -= amount;
    ok balance
  };
}

function main() effects [Async, Io] {
  const m = mutex(100i64);
  io.println(take(m, 40));
  io.println(take(m, 75));
  io.println(m.with |inout v| { v });
}
