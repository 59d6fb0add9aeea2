// spec 6 effects: a call that may suspend needs `Async`: SC0501
// reject
// diag: SC0501@5
function f() effects [Async, Clock] { clock.sleep(1ms); }
function g() effects [Clock] { f(); }
function main() { }
