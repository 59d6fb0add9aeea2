// spec 6 inference: with --infer-effects functions without a clause get the effects they need
// run
// flags: --infer-effects
// out: 2
function do_work(n: Atomic<i32>) { n.add(1); }
function process(n: Atomic<i32>) {
  task.scope |scope| {
    scope.spawn || { do_work(n); };
    scope.spawn || { do_work(n); };
  };
}
function main() {
  const n = atomic(0);
  process(n);
  io.println(n.load());
}
