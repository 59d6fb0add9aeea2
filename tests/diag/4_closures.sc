// reject
// diag: SC0201@9
// diag: SC0201@10
// diag: SC0201@11
// diag: SC0201@12
// diag: SC0201@13
// A closure behind a call has braces, and there is one of them.
function main() {
  f(1) |x| { } |y| { };
  s.spawn || -> i32 work();
  const a = |x||y| x + y;
  const b = |x: Foo | Bar| x;
  5 |x| { };
}
