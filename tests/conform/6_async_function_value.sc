// spec 6 function types: a plain function may stand where an `Async` one is expected
// run
// out: 1 2
type Job = { run: function() -> i32 effects [Async] };
function plain() -> i32 { return 1; }
function slow() -> i32 effects [Async] { task.yield(); return 2; }
function start(j: Job) -> i32 effects [Async] { const run = j.run; return run(); }
function main() effects [Async, Io] {
  io.println("{} {}", start(Job { run: plain }), start(Job { run: slow }));
}
