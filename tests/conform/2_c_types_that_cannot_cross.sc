// spec 2 C border: only what C has a form for crosses
// reject
// diag: SC1101@20
// diag: SC1101@21
// diag: SC1101@22
// diag: SC1101@23
// diag: SC1101@24
// diag: SC1101@25
// diag: SC1101@26
// diag: SC1101@27
// diag: SC1101@28
// diag: SC1101@29
// diag: SC1101@30
// diag: SC1101@31
// diag: SC1101@32
type Named = { name: String };
type Empty = {};
extern c type File;
error Bad;
extern c function a(xs: List<i32>) effects [];
extern c function b(f: function(i32) -> i32) effects [];
extern c function d(n: Named) effects [];
extern c function e(xs: Array<i32, 4>) effects [];
extern c function f() -> View<i32> effects [];
extern c function g(inout text: String) effects [];
extern c function h<T: Copy>(x: T) effects [];
extern c function i(x: (i32, i32)) effects [];
export c function j() -> i32 errors [Bad] { 1 }
export c function k(cap io: Io) { }
export c function l(text: String?) { }
export c function m(xs: View<String>) { }
export c function n(inout file: File) { }
function main() { }
