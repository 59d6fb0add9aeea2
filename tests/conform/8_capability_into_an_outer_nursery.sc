// spec 7 captures: into a nursery that came as a parameter no capability parameter
// reject
// diag: SC0604@5
function bad(n: Nursery, cap out: Io) effects [Async, Io] {
  n.spawn || { out.println(1); };
}
function main() { }
