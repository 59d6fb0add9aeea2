// Objects that tasks share and wait for: mutexes, semaphores, barriers. Copying one shares it. Whoever waits for one
// gets it in the order in which tasks came, and a task that is cancelled while it waits has taken nothing.

function Mutex.raw_use<T, R>(self: Mutex<T>, f: function(inout T) -> R) -> R {
  if self.raw_is_broken() {
    self.raw_release(true);
    panic("a task panicked while it held this mutex");
  }
  var is_whole = false;
  defer self.raw_release(is_whole);
  const value = self.raw_value();
  const result = f(inout value[0]);
  is_whole = true;
  return result;
}

/// Lends the value to `f` as soon as no other task has it, and gives what `f` gives. `f` can neither suspend nor block,
/// so that nobody waits for long. If `f` panics the mutex is broken: every later use of it panics too.
function Mutex.with<T, R>(self: Mutex<T>, f: function(inout T) -> R) -> R effects [Async] {
  self.raw_acquire(true);
  return self.raw_use(f);
}

/// The same if no other task has the value now; else `None`, at once.
function Mutex.try_with<T, R>(self: Mutex<T>, f: function(inout T) -> R) -> R? {
  if !self.raw_try_acquire() { return None; }
  return Some { value: self.raw_use(f) };
}

/// A number of permits: so many tasks may be in one place at the same time.
type Semaphore = { permits: Mutex<Unit> };

/// A semaphore with so many free permits.
function semaphore(permits: usize) -> Semaphore {
  if permits > 0x7fff_ffff { panic("a semaphore of {} permits", permits); }
  const made = mutex(());
  made.raw_set_permits(permits);
  return Semaphore { permits: made };
}

/// Takes a permit, as soon as one is free.
function Semaphore.acquire(self: Semaphore) effects [Async] {
  self.permits.raw_acquire(false);
}

/// Takes a permit if one is free now and no task waits for it.
function Semaphore.try_acquire(self: Semaphore) -> Bool {
  return self.permits.raw_try_acquire();
}

/// Gives a permit back, or adds one: the task that has waited longest gets it.
function Semaphore.release(self: Semaphore) {
  self.permits.raw_release(true);
}

/// Runs `f` with a permit, which is given back however `f` ends.
function Semaphore.with<R>(self: Semaphore, f: function() -> R) -> R effects [Async] {
  self.acquire();
  defer self.release();
  return f();
}

type BarrierTurn = { arrived: usize, number: u64, gate: Event };

/// A place where a number of tasks wait for each other, again and again.
type Barrier = { tasks: usize, turn: Mutex<BarrierTurn> };

/// A barrier for so many tasks.
function barrier(tasks: usize) -> Barrier {
  if tasks == 0 { panic("a barrier for no task"); }
  return Barrier { tasks: tasks, turn: mutex(BarrierTurn { arrived: 0, number: 0, gate: event() }) };
}

/// Waits until all tasks of the barrier are here; then all go on, and the next turn begins. A task that is cancelled
/// while it waits is not here any more.
function Barrier.wait(self: Barrier) effects [Async] {
  const tasks = self.tasks;
  const (number, gate) = self.turn.with |inout turn| {
    const mine = (turn.number, turn.gate);
    turn.arrived += 1;
    if turn.arrived == tasks {
      turn.gate.set();
      turn = BarrierTurn { arrived: 0, number: turn.number + 1, gate: event() };
    }
    mine
  };
  var is_through = false;
  defer {
    if !is_through {
      self.turn.with |inout turn| { if turn.number == number { turn.arrived -= 1; } };
    }
  }
  gate.wait();
  is_through = true;
}
