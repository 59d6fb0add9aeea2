// spec 1 keywords: reserved words are refused with advice
// reject
// diag: SC0212@6
function f() -> i32 { return 1; }
function main() {
  const x = await f();
}
