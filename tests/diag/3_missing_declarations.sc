// reject
// diag: SC0401
// diag: SC0401
// A number where a duration is wanted, and a value where none is declared.
function main() effects [Async, Clock] {
  clock.sleep(100);
  return 0;
}
