// spec 3.16 [x; n] holds copies, which share nothing
// run
// out: [[0.0, 1.5, 0.0], [0.0, 0.0, 0.0]]
// out: [[1], [1, 2]] [1]
// out: [{"k": 1}, {"k": 1}]
function main() effects [Io] {
  var m: List<List<f64>> = [[0.0; 3]; 2];
  m[0][1] = 1.5;
  io.println(m);
  const row: List<i32> = [1];
  var rows: Array<List<i32>, 2> = [row; 2];
  rows[1].push(2);
  io.println("{} {}", rows, row);
  const maps = [Map.from([("k", 1)]); 2];
  io.println(maps);
}
