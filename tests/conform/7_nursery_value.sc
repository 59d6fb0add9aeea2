// spec 7 nurseries: are expressions like scopes
// run
// out: 9
function main() effects [Async, Io] {
  const v = task.nursery |n| {
    const h = n.spawn || -> i32 { return 4; };
    return h.join() + 5;
  };
  io.println(v);
}
