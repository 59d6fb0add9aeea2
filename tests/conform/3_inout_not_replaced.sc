// spec 3 inout: what was moved out of an inout parameter is missing on some way out
// reject
// diag: SC0410@16
// diag: SC0410@20
// diag: SC0410@27
// diag: SC0410@33
// diag: SC0410@38
// diag: SC0410@42
// diag: SC0410@48
type S = { items: List<i32>, other: List<i32>, n: i32 };
error Bad;
function eat(move xs: List<i32>) -> usize { return xs.len(); }
function positive(n: i32) -> Result<i32, Bad> { ensure n > 0 else err Bad; return n; }

function never(inout s: S) {
  _ = eat(s.items);
}

function not_on_error(inout s: S) -> Result<i32, Bad> {
  const t = s.items;
  const v = positive(1)?;
  s.items = t;
  return v;
}

function not_on_return(inout s: S, c: Bool) {
  const t = s.items;
  if c { return; }
  s.items = t;
}

function not_in_a_branch(inout s: S, c: Bool) {
  const t = s;
  if c { s = t; }
}

function given_back(inout xs: List<i32>) -> List<i32> {
  return xs;
}

function not_by_a_closure() -> usize {
  const f = |inout xs: List<i32>| -> List<i32> { return xs; };
  var l: List<i32> = [3];
  return f(inout l).len();
}

function captured(inout xs: List<i32>) {
  const f = || { const t = xs; xs = []; t.len() };
  _ = f();
}

function main() {}
