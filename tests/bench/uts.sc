// An unbalanced tree, searched in parallel: the root has 2,000 children, every other node has 8 or none,
// which a hash of its own decides, so that nobody can tell beforehand where the work lies. A task for
// every node but the root.
const SEED: u64 = 35;
const ROOT_CHILDREN: u64 = 2000;
const CHILDREN: u64 = 8;
const LIMIT: u64 = 536441403; // 0.1249 * 2^32

function mix(x: u64) -> u64 {
  const a = x +% 0x9E3779B97F4A7C15;
  const b = (a ^ (a >> 30)) *% 0xBF58476D1CE4E5B9;
  const c = (b ^ (b >> 27)) *% 0x94D049BB133111EB;
  return c ^ (c >> 31);
}

function child(hash: u64, index: u64) -> u64 {
  return mix(hash ^ ((index + 1) *% 0xD1B54A32D192ED03));
}

function below(hash: u64, children: u64) -> i64 effects [Async] {
  return task.scope |s| {
    var nodes: List<Task<i64>> = [];
    for i in 0..children { nodes.push(s.spawn(|| walk(child(hash, i)))); }
    var size: i64 = 1;
    for node in nodes { size += node.join(); }
    return size;
  };
}

function walk(hash: u64) -> i64 effects [Async] {
  if (hash & 0xFFFFFFFF) >= LIMIT { return 1; }
  return below(hash, CHILDREN);
}

function main() effects [Async, Clock, Io] {
  const start = clock.now();
  const answer = below(mix(SEED), ROOT_CHILDREN);
  const passed = clock.now() - start;
  io.println("answer={} tasks={} ns={}", answer, answer - 1, passed / 1ns);
}
