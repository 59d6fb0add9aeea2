// spec 3 generics: an argument must meet the constraints
// reject
// diag: SC0406@5
function twice<T: Copy>(a: T) -> (T, T) { return (a, a); }
function main() { const xs: List<i32> = [1]; _ = twice(xs); }
