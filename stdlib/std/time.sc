// Time: durations as people read them, and how long something took.

/// A watch that has been running since it was made.
pub type Stopwatch = { started: Instant };

/// A watch that starts now.
///
/// ```
/// const watch = stopwatch();
/// io.println("{}", watch.elapsed() >= 0s); // true
/// ```
pub function stopwatch() -> Stopwatch effects [Clock] {
  return Stopwatch { started: clock.now() };
}

/// How long it has been running.
///
/// ```
/// const watch = stopwatch();
/// clock.sleep(2ms);
/// io.println("{}", elapsed(watch) >= 2ms); // true
/// ```
pub function elapsed(watch: Stopwatch) -> Duration effects [Clock] {
  return clock.now() - watch.started;
}

/// How long it had been running, and starts it anew.
///
/// ```
/// var watch = stopwatch();
/// clock.sleep(2ms);
/// io.println("{} {}", lap(inout watch) >= 2ms, elapsed(watch) < 1min); // true true
/// ```
pub function lap(inout watch: Stopwatch) -> Duration effects [Clock] {
  const now = clock.now();
  const passed = now - watch.started;
  watch.started = now;
  return passed;
}

/// What `f` gives, and how long it took.
///
/// ```
/// const (value, took) = timed(|| 6 * 7);
/// io.println("{} {}", value, took < 1min); // 42 true
/// ```
pub function timed<T>(f: function() -> T) -> (T, Duration) effects [Clock] {
  const start = clock.now();
  const value = f();
  return (value, clock.now() - start);
}

/// Hours, minutes and seconds, `-` in front if it is below 0; parts of a second are left out.
///
/// ```
/// io.println("{} {}", hms(3h + 25min + 45s), hms(-90s)); // 3:25:45 -0:01:30
/// ```
pub function hms(d: Duration) -> String {
  const positive = if d < 0s { 0s - d } else { d };
  const sign = if d < 0s { "-" } else { "" };
  return format("{}{}:{:02}:{:02}", sign, positive.hours(), positive.minutes() % 60, positive.seconds() % 60);
}

/// Seconds, with all that is behind the point.
///
/// ```
/// io.println("{}", as_seconds(1s + 250ms)); // 1.25
/// ```
pub function as_seconds(d: Duration) -> f64 {
  return f64(d.nanos()) / 1000000000.0;
}

/// So many seconds, rounded to nanoseconds towards 0. Panics if it does not fit.
///
/// ```
/// io.println("{}", from_seconds(0.25)); // 250ms
/// ```
pub function from_seconds(x: f64) -> Duration {
  return Duration.nanos(i64(x * 1000000000.0));
}

/// Rounded down to a multiple of `unit`. Panics if that is not above 0.
///
/// ```
/// io.println("{}", round_down(1s + 234ms, 100ms)); // 1.2s
/// ```
pub function round_down(d: Duration, unit: Duration) -> Duration {
  if unit <= 0s { panic("a unit of {}", unit); }
  const rest = d % unit;
  return if rest < 0s { d - rest - unit } else { d - rest };
}
