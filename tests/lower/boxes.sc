// check
// A field whose type contains its owner holds a pointer to a block of the heap.
type Chain = | End | Link { n: i32, next: Chain };
pub function length(c: Chain) -> i32 {
  return match c { End -> 0; Link { next, .. } -> 1 + length(next); };
}
pub function two() -> Chain { return Link { n: 1, next: Link { n: 2, next: End } }; }
