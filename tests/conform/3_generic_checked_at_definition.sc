// spec 3 generics: checked at their definition, not at their use
// reject
// diag: SC0406@4
function same<T>(a: T, b: T) -> Bool { return a == b; }
function main() { }
