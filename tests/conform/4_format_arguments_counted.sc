// spec 11 io: the arguments of a format are counted at compile time
// reject
// diag: SC0403@4
function main() effects [Io] { io.println("{} {}", 1); }
