// spec 6 capabilities: declaring an effect brings its capability into scope
// run
// out: 1
function f() effects [Io] { io.println(1); }
function main() effects [Io] { f(); }
