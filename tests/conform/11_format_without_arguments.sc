// spec 11 io: a literal is a format, also without arguments: what it lacks is counted
// reject
// diag: SC0403@4
function main() effects [Io] { io.println("{} text"); }
