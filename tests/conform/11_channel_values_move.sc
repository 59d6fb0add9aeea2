// spec 11, 3: a value of a move type is moved through the channel, and the receiver's own
// run
// out: ["a", "b", "c"]
// out: ["d", "!"]
// out: [["x"], ["y"]]
// out: left 1
type Job = { name: String, parts: List<String> };

function consume(move parts: List<String>) -> List<String> {
  var mine = parts;
  mine.push("!");
  return mine;
}

function main() effects [Async, Io] {
  const jobs = channel<Job>(0);
  const nested = channel<List<List<String>>>(2);
  task.scope |s| {
    s.spawn || {
      jobs.send(Job { name: "one", parts: ["a", "b", "c"] });
      const job = Job { name: "two", parts: ["d"] };
      jobs.send(job);
      jobs.close();
    };
    if match jobs.recv() { Some { value } -> { io.println(value.parts); } }
    for job in jobs { io.println(consume(job.parts)); }
    nested.send([["x"], ["y"]]);
    nested.send([]); // nobody takes it
  };
  if match nested.recv() { Some { value } -> { io.println(value); } }
  io.println("left {}", nested.len());
}
