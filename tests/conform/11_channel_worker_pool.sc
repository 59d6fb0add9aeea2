// spec 11: jobs out, results back, everybody ends when the channels are closed
// run
// out: 338350
function main() effects [Async, Io] {
  const jobs = channel<i64>(4);
  const results = channel<i64>(0);
  var sum: i64 = 0;
  task.scope |all| {
    all.spawn || {
      task.scope |pool| {
        for w in 0..3 { pool.spawn || { for n in jobs { results.send(n * n); } }; }
      };
      results.close();
    };
    all.spawn || {
      for n in 1..=100 { jobs.send(i64(n)); }
      jobs.close();
    };
    for r in results { sum += r; }
  };
  io.println(sum);
}
