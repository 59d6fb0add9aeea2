// spec 6 function types: a clause says what a value may do
// run
// out: x
// out: y
type Handler = { run: function() effects [Io] };
function noisy() effects [Io] { io.println("x"); }
function main() effects [Io] {
  const h = Handler { run: noisy };
  const run = h.run;
  run();
  const g: function() effects [Io] = || { io.println("y"); };
  g();
}
