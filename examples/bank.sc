// A bank: tasks move money between accounts at random. The accounts lie behind one mutex, which lends them to one task at
// a time; the closure that has them can neither wait nor block, and if it tried, the program would not compile
// (SC0705). A semaphore may be held while a task waits: here it lets four audits run at the same time. Random numbers
// need an effect of their own, `Rng`, and each task has its own, so that SC_SEED=1 repeats a run on any number of workers.
// run
// out: 10000 transfers and 400 audits, at most 4 at a time
// out: nothing was lost: 1000 in all

const ACCOUNTS: usize = 10;
const CLERKS: i32 = 100;
const TRANSFERS: i32 = 100; // of each clerk

type Bank = { accounts: Mutex<List<i64>>, auditors: Semaphore, inside: Atomic<i64>, most: Mutex<i64> };

function move_money(bank: Bank) effects [Async, Rng] {
  const from = rng.range(0, ACCOUNTS);
  const to = rng.range(0, ACCOUNTS);
  const amount = rng.range(1i64, 50);
  bank.accounts.with |inout accounts| {
    if accounts[from] >= amount {
      accounts[from] -= amount;
      accounts[to] += amount;
    }
  };
}

// The sum is the same at any time, since nobody ever sees half of a transfer.
function audit(bank: Bank) effects [Async] {
  bank.auditors.with || {
    const inside = bank.inside.add(1) + 1;
    bank.most.with |inout most| { if inside > most { most = inside; } };
    const total = bank.accounts.with |inout accounts| { accounts[..].sum() };
    assert_eq(total, 1000);
    task.yield(); // others may come in meanwhile
    bank.inside.add(-1);
  };
}

function clerk(bank: Bank) effects [Async, Rng] {
  for i in 0..TRANSFERS {
    move_money(bank);
    if i % 25 == 0 { audit(bank); }
  }
}

function main() effects [Async, Io, Rng] {
  var full: List<i64> = [];
  for i in 0..ACCOUNTS { full.push(100); }
  const bank = Bank { accounts: mutex(full), auditors: semaphore(4), inside: atomic(0), most: mutex(0) };
  task.scope |s| { for i in 0..CLERKS { s.spawn(|| clerk(bank)); } };
  const most = bank.most.with |inout m| { m };
  assert(most <= 4);
  io.println("{} transfers and {} audits, at most 4 at a time", CLERKS * TRANSFERS, CLERKS * TRANSFERS / 25);
  io.println("nothing was lost: {} in all", bank.accounts.with |inout accounts| { accounts[..].sum() });
}
