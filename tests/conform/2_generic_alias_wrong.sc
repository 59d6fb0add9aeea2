// spec 2 aliases: the number of type arguments is checked, an alias cannot stand for itself
// reject
// diag: SC0403@7
// diag: SC0412@8
// diag: SC0412@9
type Pair<A, B> = (A, B);
function f(p: Pair<i32>) {}
type Loop = Loop;
type A1 = List<B1>;
type B1 = A1;
function main() {}
