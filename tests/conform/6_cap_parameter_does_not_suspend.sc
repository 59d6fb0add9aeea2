// reject
// diag: SC0501@4
function nap(cap clock: Clock) {
  clock.sleep(1s);
}
function main() effects [Async, Clock] { nap(clock); }
