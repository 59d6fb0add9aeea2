// spec 7 nurseries: the RFC's process_all
// run
// out: 60
type Item = { n: i32 };
function process(item: Item, sum: Atomic<i32>) effects [Async] { task.yield(); sum.add(item.n); }
function process_all(items: View<Item>, sum: Atomic<i32>) effects [Async] {
  task.nursery |nursery| {
    for item in items {
      nursery.spawn || {
        process(item, sum);
      };
    }
  };
}
function main() effects [Async, Io] {
  const sum = atomic(0);
  const items = [Item { n: 10 }, Item { n: 20 }, Item { n: 30 }];
  process_all(items[..], sum);
  io.println(sum.load());
}
