// spec 7 captures: a constant whose parts a task moves away moves into the task
// reject
// diag: SC0410@11
// diag: SC0410@18
// diag: SC0410@25
function eat(move xs: List<i32>) {}
function by_match() effects [Async, Io] {
  const o: List<i32>? = Some { value: [1] };
  task.scope |s| {
    s.spawn || { match o { Some { value } -> eat(value); None -> {} } };
    s.spawn || { io.println(o); };
  };
}
function by_if() effects [Async, Io] {
  const o: List<i32>? = Some { value: [1] };
  task.scope |s| {
    s.spawn || { if const Some { value } = o { eat(value); } };
    io.println(o);
  };
}
function by_for() effects [Async, Io] {
  const all: List<List<i32>> = [[1]];
  task.scope |s| {
    s.spawn || { for xs in all { eat(xs); } };
    s.spawn || { io.println(all); };
  };
}
function main() effects [Async, Io] { by_match(); by_if(); by_for(); }
