// spec 11.1 formats: a SPEC that does not fit is refused when compiled
// reject
// diag: SC0403@12
// diag: SC0403@13
// diag: SC0403@14
// diag: SC0403@15
// diag: SC0403@16
// diag: SC0403@17
// diag: SC0403@18
// diag: SC0403@19
function main() effects [Io] {
  io.println("{:x}", 1.5);
  io.println("{:.2}", 1);
  io.println("{:q}", 1);
  io.println("{:+}", "a");
  io.println("{:99999}", "a");
  io.println("{:#}", 1);
  io.println("{:<05}", 1);
  io.println("{:>5", 1);
}
