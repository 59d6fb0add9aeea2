// spec 4 closures: where a function with a `move` parameter is wanted, a closure's parameter is one unsaid
// reject
// diag: SC0410@14
// diag: SC0410@15
// diag: SC0401@17
function give(f: function(move List<i32>) -> List<i32>) -> List<i32> { return f([1]); }
function lend(f: function(List<i32>) -> List<i32>) -> List<i32> { return f([1]); }
function keep(xs: List<i32>) -> List<i32> { return xs.clone(); }
function main() {
  _ = give(|xs| xs);
  _ = give(|xs| { var ys = xs; ys.push(2); ys });
  _ = give(|move xs| xs);
  _ = lend(|xs| xs.clone());
  _ = give(|xs| { const ys = xs; xs });
  _ = lend(|xs| xs);
}
function named() { _ = give(keep); }
