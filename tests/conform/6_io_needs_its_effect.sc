// spec 6 capabilities: naming one without its effect is SC0503
// reject
// diag: SC0503@4
function f() { io.println(1); }
function main() effects [Io] { f(); }
