// spec 7 join: of a move value it consumes the handle
// reject
// diag: SC0410@8
function main() effects [Async, Io] {
  task.scope |s| {
    const a = s.spawn || -> List<i32> { return [1]; };
    const b = a.join();
    io.println(b.len() + a.join().len());
  };
}
