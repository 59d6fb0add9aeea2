// spec 8 no escape: a second-class type is no argument of a user's type parameter
// reject
// diag: SC0603@5
function id<T>(move x: T) -> T { return x; }
function main() { const a = [1, 2]; const v = id(a[..]); _ = v.len(); }
