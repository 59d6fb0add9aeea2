// spec 7: what ended tasks have held is free for others, also where their frames are kept for the next ones
// run
// env: GC_MAXIMUM_HEAP_SIZE=100000000
// out: 51200000 51200000 51200000 51200000
const COUNT: i64 = 500;
const BYTES: i64 = 102400; // in each of the lists: the heap has no room for twice as many

function numbers() -> List<i64> {
  var made: List<i64> = [];
  made.reserve(usize(BYTES / 8));
  for i in 0..BYTES / 8 { made.push(i); }
  return made;
}

function size_of(list: List<i64>) -> i64 {
  return i64(list.len()) * 8;
}

function holds(gate: Event, sum: Atomic<i64>) effects [Async] {
  const own = numbers();
  gate.wait();
  sum.add(size_of(own));
}

// All wait at the same time, each with a list that only its frame knows.
function waiting() -> i64 effects [Async] {
  const gate = event();
  const sum: Atomic<i64> = atomic(0);
  task.nursery |n| {
    for i in 0..COUNT { n.spawn(|| holds(gate, sum)); }
    n.spawn || { task.yield(); gate.set(); };
  };
  return sum.load();
}

// Each has a list and a task below it; none ever waits, so that frames are kept with what is in them.
function nested(count: i64) -> i64 effects [Async] {
  if count < 0 { task.yield(); }
  if count == 0 { return 0; }
  const own = numbers();
  const text = own[..];
  return task.scope |s| {
    const below = s.spawn(|| nested(count - i64(text[1])));
    return below.join() + size_of(own);
  };
}

// Tasks that cannot wait, each with a list that its closure alone has.
function pure() -> i64 effects [Async] {
  return task.scope |s| {
    var tasks: List<Task<i64>> = [];
    for i in 0..COUNT {
      const own = numbers();
      tasks.push(s.spawn(|| size_of(own)));
    }
    var sum: i64 = 0;
    for t in tasks { sum += t.join(); }
    return sum;
  };
}

function main() effects [Async, Io] {
  const first = waiting();
  const second = nested(COUNT);
  const third = pure();
  var kept: List<List<i64>> = [];
  for i in 0..COUNT { kept.push(numbers()); }
  var fourth: i64 = 0;
  for list in kept { fourth += size_of(list); }
  io.println("{} {} {} {}", first, second, third, fourth);
}
