// spec 6 inference: without --infer-effects the RFC's opening example is SC0501
// reject
// diag: SC0501@7
function do_work() { }
function do_more() { }
function process() {
  task.scope |scope| {
    scope.spawn(do_work);
    scope.spawn(do_more);
  };
}
function main() effects [Async] { process(); }
