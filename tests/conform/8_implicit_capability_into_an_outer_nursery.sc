// spec 7 captures: implicit capabilities of effects may always be used
// run
// out: 1
function good(n: Nursery) effects [Async, Io] { n.spawn || { io.println(1); }; }
function main() effects [Async, Io] { task.nursery |n| { good(n); }; }
