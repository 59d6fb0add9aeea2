// spec 11 printed forms: durations
// run
// out: 1.5s 250ms 10us 5ns 2s
// out: 90s 3600s -1.5s 0s
function main() effects [Io] {
  io.println("{} {} {} {} {}", 1500ms, 250ms, 10us, 5ns, 2s);
  io.println("{} {} {} {}", 90s, 1h, -1500ms, 0s);
}
