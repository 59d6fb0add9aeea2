// A generic container: checked once where it is defined, compiled once for each type it is used with.
// A `T` without constraints can be moved and nothing else; `Show` lets it be printed.
// run
// out: [1, 2, 3]
// out: 3 of 3, then 2
// out: b after a
// out: empty
type Stack<T> = { items: List<T> };

function stack<T>() -> Stack<T> {
  return Stack { items: [] };
}

function push<T>(inout s: Stack<T>, move item: T) {
  s.items.push(item);
}

function pop<T>(inout s: Stack<T>) -> T? {
  return s.items.pop();
}

function show<T: Show>(s: Stack<T>) effects [Io] {
  io.println(s.items);
}

function main() effects [Io] {
  var numbers = stack<i32>();
  for i in 1..=3 { push(inout numbers, i); }
  show(numbers);
  const before = numbers.items.len();
  if const Some { value } = pop(inout numbers) {
    io.println("{} of {}, then {}", value, before, numbers.items.len());
  }

  var names: Stack<String> = stack();
  push(inout names, "a");
  push(inout names, "b");
  const Some { value: last } = pop(inout names) else { return; };
  const Some { value: first } = pop(inout names) else { return; };
  io.println("{} after {}", last, first);
  match pop(inout names) {
    Some { value } -> io.println(value);
    None -> io.println("empty");
  }
}
