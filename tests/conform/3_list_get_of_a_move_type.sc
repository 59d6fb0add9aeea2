// spec 3.16 lists: get copies, so it is for copy types
// reject
// diag: SC0406@6
function main() effects [Io] {
  const deep: List<List<i32>> = [[1], [2]];
  io.println(deep.get(0));
  io.println(deep[0]);
}
