// spec 11: what nobody gives back is waited for in vain
// run
// exit: 102
// err: deadlock
// err: waits for a mutex or semaphore
function main() effects [Async] {
  const s = semaphore(1);
  s.acquire();
  s.acquire();
}
