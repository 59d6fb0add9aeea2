// spec 11 time: makers and parts of a Duration
// run
// out: 1.5s 120s 10800s 5ms 6us 7ns
// out: 90 1500 1500000 1500000000 1 2
// out: 120s 15s
function main() effects [Io] {
  io.println("{} {} {} {} {} {}", millis(1500), minutes(2), hours(3), Duration.millis(5), Duration.micros(6), Duration.nanos(7));
  const d = 1500ms;
  io.println("{} {} {} {} {} {}", 90s.seconds(), d.millis(), d.micros(), d.nanos(), 61s.minutes(), 121min.hours());
  io.println("{} {}", Duration.minutes(2), seconds(15));
}
