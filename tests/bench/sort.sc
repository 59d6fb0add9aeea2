// Merge sort of two million numbers, both halves as tasks down to 4,096 numbers, which a plain function
// sorts the same way down to insertion. The merges themselves are serial, so two workers cannot halve the
// time quite.
const COUNT: usize = 2000000;
const LEAF: usize = 4096;
const SMALL: usize = 24;

function insertion(v: View<mut i32>) {
  for i in 1..v.len() {
    const x = v[i];
    var j = i;
    while j > 0 && v[j - 1] > x {
      v[j] = v[j - 1];
      j -= 1;
    }
    v[j] = x;
  }
}

function merge(v: View<mut i32>, room: View<mut i32>, half: usize) {
  for i in 0..half { room[i] = v[i]; }
  var i: usize = 0;
  var j = half;
  var k: usize = 0;
  while i < half && j < v.len() {
    if room[i] <= v[j] {
      v[k] = room[i];
      i += 1;
    } else {
      v[k] = v[j];
      j += 1;
    }
    k += 1;
  }
  while i < half {
    v[k] = room[i];
    i += 1;
    k += 1;
  }
}

function sort_serially(v: View<mut i32>, room: View<mut i32>) {
  if v.len() <= SMALL {
    insertion(v);
    return;
  }
  const half = v.len() / 2;
  sort_serially(v[..half], room[..half]);
  sort_serially(v[half..], room[half..]);
  merge(v, room, half);
}

function sort(v: View<mut i32>, room: View<mut i32>) effects [Async] {
  if v.len() <= LEAF {
    sort_serially(v, room);
    return;
  }
  const half = v.len() / 2;
  task.scope |s| {
    s.spawn || { sort(v[..half], room[..half]); };
    sort(v[half..], room[half..]);
  };
  merge(v, room, half);
}

function main() effects [Async, Clock, Io] {
  var values: List<i32> = [];
  var room: List<i32> = [];
  var seed: u32 = 7;
  for i in 0..COUNT {
    seed = seed *% 1664525 +% 1013904223;
    values.push(i32(seed >> 1));
    room.push(0);
  }
  const start = clock.now();
  sort(values[..], room[..]);
  const passed = clock.now() - start;
  var hash: u64 = 0;
  for v in values { hash = hash *% 31 +% u64(v); }
  io.println("answer={} tasks={} ns={}", hash, COUNT, passed / 1ns);
}
