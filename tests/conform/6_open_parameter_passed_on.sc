// spec 6 open parameters: may be called, captured and passed on to another open parameter
// run
// out: hi
// out: hi
function once(f: function()) { f(); }
function both(f: function()) { once(f); once(|| { f(); }); }
function main() effects [Io] { both(|| { io.println("hi"); }); }
