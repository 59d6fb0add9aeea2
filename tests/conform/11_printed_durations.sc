// spec 11 printed forms: durations
// run
// out: 1.5s 250ms 10us 5ns 2s
function main() effects [Io] { io.println("{} {} {} {} {}", 1500ms, 250ms, 10us, 5ns, 2s); }
