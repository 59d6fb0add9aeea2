// reject
// diag: SC0412@5
// diag: SC0412@7
// diag: SC0412@10
type Same = Same;
type Ping<T> = { value: T, other: Pong<T>? };
type Pong<T> = { others: List<Ping<T?>> };
type Tree<T> = | Leaf | Node { left: Tree<T>, value: T, right: Tree<T> };
function fine<T: Copy>(n: i32, x: T) -> i32 { if n > 0 { return fine(n - 1, x); } return fine(n, 1); }
function endless<T: Copy>(n: i32, x: T) { if n > 0 { endless(n - 1, Some { value: x }); } }
function main() {}
