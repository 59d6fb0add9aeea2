// run
// out: 5050
// out: 1
// out: 0

function sum(data: View<i32>) -> i32 {
  var total: i32 = 0;
  for x in data {
    total = total + x;
  }
  return total;
}
// block 3
function parallel_sum(data: View<i32>) -> i32
  effects [Async]
{
  const mid = data.len() / 2;
  const left = data[..mid];
  const right = data[mid..];

  var left_sum: i32 = 0;
  var right_sum: i32 = 0;

  task.scope |scope| {
    scope.spawn || {
      left_sum = sum(left);
    };
    scope.spawn || {
      right_sum = sum(right);
    };
  };

  return left_sum + right_sum;
}
// end of block 3

function main() effects [Async, Io] {
  var data: Array<i32, 100> = [0; 100];
  for i in 0..100 {
    data[i] = i + 1;
  }
  io.println(parallel_sum(data[..]));
  io.println(parallel_sum(data[..1]));
  io.println(parallel_sum(data[..0]));
}
