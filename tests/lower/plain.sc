// check
// A plain function: checked arithmetic, a loop, a branch, early return, an unwind edge for each panic.
function first_above(xs: View<i32>, limit: i32) -> i32? {
  var at: usize = 0;
  while at < xs.len() {
    if xs[at] > limit { return Some { value: xs[at] }; }
    at += 1;
  }
  return None;
}
pub function count() -> i32 {
  const xs = [1, 2, 3];
  return match first_above(xs[..], 1) { Some { value } -> value; None -> 0; };
}
