// spec 6 effects: `clock.sleep` needs `Async` beside `Clock`
// reject
// diag: SC0501@4
function f() effects [Clock] { clock.sleep(1ms); }
function main() { }
