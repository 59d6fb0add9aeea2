// Tasks that talk. A pool of workers receives jobs from one channel and sends what it made of them to
// another; the jobs, which hold lists, are moved through, not copied. Each channel is closed by whoever
// knows that nothing more will be sent, which ends the loops at its other end. A channel with room lets a
// sender run ahead; one without (capacity 0) makes each send wait for its receive.
// run
// out: totals: 6, 15 and 24 from 3 jobs
// out: asked 3 times, the last answer is 9
// out: nobody answers any more
// out: gave up waiting
type Job = { id: i32, parts: List<i32> };
type Total = { id: i32, sum: i32 };
type Question = { value: i32, answer: Channel<i32> };

function add_up(jobs: Channel<Job>, totals: Channel<Total>) effects [Async] {
  for job in jobs {
    var sum = 0;
    for part in job.parts { sum += part; }
    totals.send(Total { id: job.id, sum: sum });
  }
}

/// Sends the jobs to two workers and gives the totals, by id.
function run_pool(move all: List<Job>) -> List<i32> effects [Async] {
  const jobs = channel<Job>(4);
  const totals = channel<Total>(0);
  var sums: List<i32> = [0; all.len()];
  task.scope |s| {
    s.spawn || {
      for job in all { jobs.send(job); }
      jobs.close();
    };
    s.spawn || {
      task.scope |workers| {
        for w in 0..2 { workers.spawn || { add_up(jobs, totals); }; }
      };
      totals.close(); // the scope has waited for both workers
    };
    for total in totals { sums[total.id] = total.sum; }
  };
  return sums;
}

/// A channel may go through a channel: here the one for the answer.
function ask(server: Channel<Question>, value: i32) -> i32? effects [Async] {
  const answer = channel<i32>(1);
  if match server.offer(Question { value: value, answer: answer }) { err e -> { return None; } }
  return answer.recv();
}

function main() effects [Async, Clock, Io] {
  const sums = run_pool([Job { id: 0, parts: [1, 2, 3] }, Job { id: 1, parts: [4, 5, 6] },
                         Job { id: 2, parts: [7, 8, 9] }]);
  io.println("totals: {}, {} and {} from {} jobs", sums[0], sums[1], sums[2], sums.len());

  const server = channel<Question>(0);
  task.scope |s| {
    s.spawn || { for q in server { q.answer.send(q.value * q.value); } };
    var last = 0;
    for n in 1..=3 {
      if match ask(server, n) { Some { value } -> { last = value; } }
    }
    io.println("asked 3 times, the last answer is {}", last);
    server.close();
    if match ask(server, 4) { None -> { io.println("nobody answers any more"); } }
  };

  // A receive that is cancelled has taken nothing.
  const quiet = channel<i32>(0);
  match with_timeout(5ms, || quiet.recv()) {
    ok value -> io.println("received {}", value);
    err e -> io.println("gave up waiting");
  }
}
