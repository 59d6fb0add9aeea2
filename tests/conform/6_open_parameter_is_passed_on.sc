// run
// out: !
// out: !
function once(f: function()) { f(); }
function twice(f: function()) { once(f); once(|| { f(); }); }
function main() effects [Io] { twice(|| { io.println("!"); }); }
