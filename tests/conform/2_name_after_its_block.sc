// spec 9 names: SC0301 also for a name whose scope has ended
// reject
// diag: SC0301@6
function main() effects [Io] {
  { const inner = 1; _ = inner; }
  io.println(inner);
}
