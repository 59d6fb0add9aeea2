// spec 6 effects: a call needs each effect of the callee: SC0502
// reject
// diag: SC0502@5
function f() effects [Io] { io.println(1); }
function g() { f(); }
function main() { g(); }
