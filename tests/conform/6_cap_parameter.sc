// spec 6 capabilities: a `cap io: Io` parameter does the same explicitly and is passed explicitly
// run
// out: explicit
function say(cap io: Io, what: String) effects [Io] { io.println(what); }
function main() effects [Io] { say(io, "explicit"); }
