// spec 1 files: a byte order mark is skipped
// run
// out: ok
function main() effects [Io] { io.println("ok"); }
