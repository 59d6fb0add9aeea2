// spec 8 races: moving a part of a value away changes it
// reject
// diag: SC0701@8
function main() effects [Async, Io] {
  const o: List<i32>? = Some { value: [1] };
  task.scope |s| {
    s.spawn || { io.println(o); };
    if const Some { value } = o { var xs = value; xs.push(2); }
  };
}
