// spec 8 no race: arguments of one call may not conflict with each other
// reject
// diag: SC0701@5
function f(g: function(), inout n: i32) { g(); n = 1; }
function main() { var n = 0; f(|| { n = 2; }, inout n); }
