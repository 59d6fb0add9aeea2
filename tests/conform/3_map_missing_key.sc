// spec 3.23 maps: a missing key panics where it is asked for
// run
// out: 1
// err: 3_map_missing_key.sc:9:14: panic: the map has no key 'b'
// exit: 101
function main() effects [Io] {
  const m = Map.from([("a", 1)]);
  io.println(m["a"]);
  io.println(m["b"]);
}
