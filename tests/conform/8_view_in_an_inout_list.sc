// reject
// diag: SC0603@4
function add(inout vs: List<View<i32>>, v: View<i32>) {
  vs.push(v);
}
function main() { }
