// spec 2 generics: a number is no type, a type no number, and lengths must agree
// reject
// diag: SC0303@16
// diag: SC0403@17
// diag: SC0403@18
// diag: SC0403@18
// diag: SC0401@20
// diag: SC0401@22
// diag: SC0401@23
// diag: SC0303@24
// diag: SC0303@25
// diag: SC0401@28
// diag: SC0402@29
// diag: SC0401@30
type Ring<T, N: usize> = { items: Array<T, N> };
function a<N: usize>(x: N) {}
function b(r: Ring<i32, i32>) {}
function c(r: Ring<4, i32>) {}
function d<N: usize>(x: Array<i32, N>, y: Array<i32, N>) {}
function e<N: usize>(x: Array<i32, N>) -> Array<i32, 3> { return x; }
function f<N: usize>() -> usize { return N; }
function g<N: usize>(x: Array<i32, N>) -> i32 { return match x { [y] -> y; _ -> 0; }; }
function h<N: usize>() -> Array<i32, N> { return [1, 2]; }
function i<T>(x: T) -> usize { return T; }
function j(n: usize) -> usize { return f<n>(); }
function grows<N: usize>(x: Array<i32, N>) {}
function main() {
  d([1, 2], [1, 2, 3]);
  _ = f();
  grows(5);
}
