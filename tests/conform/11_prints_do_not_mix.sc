// spec 6 capabilities: the output of one print is never mixed with another's
// run
// any-order
// out: task 0 prints a line of 3 pieces
// out: task 1 prints a line of 3 pieces
// out: task 2 prints a line of 3 pieces
// out: task 3 prints a line of 3 pieces
// out: task 4 prints a line of 3 pieces
// out: task 5 prints a line of 3 pieces
// out: task 6 prints a line of 3 pieces
// out: task 7 prints a line of 3 pieces
function main() effects [Async, Io] {
  task.scope |s| {
    for i in 0..8 { s.spawn || { task.yield(); io.println("task {} prints a {} of {} pieces", i, "line", 3); }; }
  };
}
