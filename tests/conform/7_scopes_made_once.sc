// spec 7.3 a scope opened where another has ended knows nothing of that one: whatever became of it, and wherever its
// spec 7.3 tasks ran
// run
// out: fine 12960
// out: failed 162, else 10368
// out: slept 12960
// out: cancelled 162, else 10368
// out: loops 2000
error Bad { n: i32 };

type Tally = { failed: i32, leaves: i32 };
type How = | Fine | Fails { at: i32 } | Sleeps { at: i32 } | Cancels { at: i32 };

// Six tasks a scope, which lie in its frame; leaf `at`, counted from the left, does something else.
function tree(depth: i32, first: i32, how: How) -> i32 effects [Async, Clock] errors [Bad] {
  if depth == 0 {
    match how {
      Fails { at } -> { if at == first { return err Bad { n: at }; } }
      Sleeps { at } -> { if at % 36 == first % 36 { clock.sleep(1us); } }
      Fine -> {}
      Cancels { at } -> {}
    }
    return 1;
  }
  var width = 1;
  for i in 1..depth { width *= 6; }
  return task.scope |s| {
    const a = s.spawn(|| tree(depth - 1, first, how));
    const b = s.spawn(|| tree(depth - 1, first + width, how));
    const c = s.spawn(|| tree(depth - 1, first + 2 * width, how));
    match how {
      Cancels { at } -> { if depth == 1 && at - at % 6 == first { s.cancel(err Bad { n: at }); } }
      Fine -> {}
      Fails { at } -> {}
      Sleeps { at } -> {}
    }
    const d = s.spawn(|| tree(depth - 1, first + 3 * width, how));
    const e = s.spawn(|| tree(depth - 1, first + 4 * width, how));
    const f = s.spawn(|| tree(depth - 1, first + 5 * width, how));
    return a.join() + b.join() + c.join() + d.join() + e.join() + f.join();
  };
}

// How many trees give an error, and the leaves of those that give none.
function trees(hows: View<How>) -> Tally effects [Async, Clock] {
  var failed = 0;
  var leaves = 0;
  for how in hows {
    match tree(3, 0, how) {
      ok n -> { leaves += n; }
      err Bad { n } -> { failed += 1; }
    }
    match tree(2, 0, Fine) { // in the frames that are left
      ok n -> { assert(n == 36); }
      err Bad { n } -> panic("a fine tree fails");
    }
  }
  return Tally { failed: failed, leaves: leaves };
}

// The same scope of the same frame again and again; every third of its tasks waits.
function loops() -> i32 effects [Async, Clock] {
  var sum = 0;
  for i in 0..500 {
    sum += task.scope |s| {
      const a = s.spawn(|| { if i % 3 == 0 { task.yield(); } 1 });
      const b = s.spawn(|| { if i % 3 == 1 { task.yield(); } 1 });
      const c = s.spawn(|| { task.scope |t| { const d = t.spawn(|| { if i % 5 == 0 { clock.sleep(1us); } 2 }); d.join() } });
      a.join() + b.join() + c.join()
    };
  }
  return sum;
}

function main() effects [Async, Clock, Io] {
  var fine: List<How> = [];
  var fails: List<How> = [];
  var sleeps: List<How> = [];
  var cancels: List<How> = [];
  for i in 0..60 { fine.push(Fine); sleeps.push(Sleeps { at: i * 3 }); }
  for i in 0..210 {
    const at = if i % 35 < 8 { 1000 } else { i }; // some are fine
    fails.push(Fails { at: at });
    cancels.push(Cancels { at: at });
  }
  io.println("fine {}", trees(fine[..]).leaves);
  const failed = trees(fails[..]);
  io.println("failed {}, else {}", failed.failed, failed.leaves);
  io.println("slept {}", trees(sleeps[..]).leaves);
  const cancelled = trees(cancels[..]);
  io.println("cancelled {}, else {}", cancelled.failed, cancelled.leaves);
  io.println("loops {}", loops());
}
