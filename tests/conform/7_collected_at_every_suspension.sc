// spec 7: what a task holds across a suspension outlives every collection
// run
// env: SC_GC_EVERY=1
// out: ("lllllllrllrllrlrrrllrlrlrrrrlrrrrr", 20, "got 1message 19!", "1,22,333")
type Tree = | Leaf | Node { left: Tree, value: String, right: Tree };

function build(depth: i32, name: String) -> Tree effects [Async] {
  if depth == 0 { return Leaf; }
  const left = build(depth - 1, name ++ "l");
  task.yield(); // `left` lives in the frame alone
  const right = build(depth - 1, name ++ "r");
  return Node { left: left, value: name, right: right };
}

function show(tree: Tree) -> String {
  return match tree {
    Leaf -> "";
    Node { left, value, right } -> show(left) ++ value ++ show(right);
  };
}

function words(n: i32) -> i32 effects [Async] {
  var map: Map<String, List<String>> = Map.new();
  for i in 0..n {
    const key = format("key {}", i % 3);
    task.yield();
    map.update(key, [], |inout list| { task.yield(); list.push(format("value {}", i)); });
  }
  var count = 0;
  for (key, list) in map {
    task.yield();
    for (i, word) in list.enumerate() {
      if word == format("value {}", i * 3 + key.slice_from(4).parse_usize().or(9)) { count += 1; }
    }
  }
  return count;
}

function relay(ch: Channel<List<String>>, n: i32) effects [Async] {
  for i in 0..n {
    const text = format("message {}", i);
    const made: List<String> = [text, text ++ "!"];
    ch.send(made);
  }
  ch.close();
}

function main() effects [Async, Io] {
  const ch = channel<List<String>>(0);
  const result = task.scope |s| {
    const tree = s.spawn || { return build(4, ""); };
    const count = s.spawn || { return words(20); };
    s.spawn || { relay(ch, 20); };
    const prefix = format("got {}", 1);
    const call = |x: String| prefix ++ x;
    var last = "";
    for list in ch {
      task.yield();
      last = call(list[1]);
    }
    const lengths = [1, 2, 3].map(|n| { task.yield(); return format("{}", n).repeat(n); });
    return (show(tree.join()), count.join(), last, lengths.join(","));
  };
  io.println(result);
}
