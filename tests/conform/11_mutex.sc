// spec 11: what a mutex holds is lent to one task at a time
// run
// out: 495000 10000
// out: Some { value: 2 } None
// out: ["a", "b"]
type Account = { owner: String, balance: i64 };

function main() effects [Async, Io] {
  const list: Mutex<List<i64>> = mutex([]);
  const total = mutex(0i64);
  task.nursery |n| {
    for i in 0..100 {
      n.spawn || {
        for k in 0..100 {
          list.with |inout xs| { xs.push(i64(i)); };
          total.with |inout t| { t += 1; };
        }
      };
    }
  };
  io.println("{} {}", list.with |inout xs| { xs[..].sum() }, total.with |inout t| { t });
  const account = mutex(Account { owner: "o", balance: 1 });
  const same = account; // shared, not copied
  const tried = same.try_with |inout a| { a.balance += 1; a.balance };
  const nested = account.with |inout a| { same.try_with |inout b| { b.balance } };
  io.println("{} {}", tried, nested);
  const words = mutex<List<String>>([]);
  words.with |inout w| { w.push("a"); w.push("b"); };
  io.println(words.with |inout w| { w.clone() });
}
