// run
// out: 15 items, sum 120

type Item = { weight: i32, total: Atomic<i32>, count: Atomic<i32> };
function process(item: Item) {
  item.total.add(item.weight);
  item.count.add(1);
}
// block 9
function process_all(items: View<Item>) effects [Async] {
  task.nursery |nursery| {
    for item in items {
      nursery.spawn || {
        process(item);
      };
    }
  };
}
// end of block 9

function main() effects [Async, Io] {
  const total = atomic(0);
  const count = atomic(0);
  var items: Array<Item, 15> = [Item { weight: 0, total: total, count: count }; 15];
  for i in 0..15 {
    items[i] = Item { weight: i + 1, total: total, count: count };
  }
  process_all(items[..]);
  io.println("{} items, sum {}", count.load(), total.load());
}
