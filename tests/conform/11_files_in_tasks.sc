// Files are read at the same time, other tasks run meanwhile, and a scope that is cancelled waits for what has begun.
// run
// folder
// out: 4950
// out: true
function write_all(dir: String) -> Result<Unit, FsError> effects [Fs, Async] {
  return task.scope |s| {
    for i in 0..100 { s.spawn(|| fs.write_text(format("{}/{}", dir, i), format("{}", i))); }
  };
}
function main() -> Result<Unit, FsError> effects [Io, Fs, Async, Env, Clock] {
  const dir = env.get("FOLDER").expect("a folder");
  write_all(dir)?;
  const sum: Result<i32, FsError> = task.scope |s| {
    var texts: List<Task<String>> = [];
    for i in 0..100 { texts.push(s.spawn(|| fs.read_text(format("{}/{}", dir, i)))); }
    var total = 0;
    for t in texts { total += t.join().parse_i32().or(0); }
    return ok total;
  };
  io.println("{}", sum?);
  fs.write_text(dir ++ "/again", "")?;
  const r: Result<Unit, Timeout> = with_timeout(1ms, || {
    while true { _ = fs.write_text(dir ++ "/again", "x".repeat(100000)); }
  });
  const kept = fs.read(dir ++ "/again")?.len();
  io.println("{}", r.is_err() && (kept == 0 || kept == 100000));
  return ok;
}
