// run
// out: explicit
// out: passed on
function say(cap io: Io, text: String) { io.println(text); }
function twice(cap io: Io) { say(io, "explicit"); say(io, "passed on"); }
function main() effects [Io] { twice(io); }
