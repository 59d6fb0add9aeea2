// spec 11, 3: channels in signatures, in generic functions, in records, and through channels
// run
// out: [2, 4, 6]
// out: ["a", "b"]
// out: answered 42
type Request = { question: i32, reply: Channel<i32> };

function produce<T>(out: Channel<T>, move items: List<T>) effects [Async] {
  for item in items { out.send(item); }
  out.close();
}

function collect<T>(from: Channel<T>) -> List<T> effects [Async] {
  var all: List<T> = [];
  for item in from { all.push(item); }
  return all;
}

function through<T>(capacity: i32, move items: List<T>) -> List<T> effects [Async] {
  const ch = channel<T>(capacity);
  return task.scope |s| {
    s.spawn || { produce(ch, items); };
    return collect(ch);
  };
}

function serve(requests: Channel<Request>) effects [Async] {
  for r in requests { r.reply.send(r.question * 2); }
}

function main() effects [Async, Io] {
  io.println(through(0, [2, 4, 6]));
  io.println(through(1, ["a", "b"]));
  const requests = channel<Request>(0);
  task.scope |s| {
    s.spawn || { serve(requests); };
    const reply: Channel<i32> = channel(1);
    requests.send(Request { question: 21, reply: reply });
    requests.close();
    if match reply.recv() { Some { value } -> { io.println("answered {}", value); } }
  };
}
