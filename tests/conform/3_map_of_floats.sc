// spec 3.23 maps: keys are hashed, so floats are none, and maps neither
// reject
// diag: SC0406@7
// diag: SC0406@11
// diag: SC0406@12
function main() effects [Io] {
  var m: Map<f64, i32> = Map.new();
  m[1.5] = 2;
  io.println(m);
  const maps = [Map.from([(1, 1)])];
  io.println(maps[0] < maps[0]);
  io.println(hash(maps[0]));
}
