// spec 1 words: after `.`, as a field name and before `:` every word is a plain name
// run
// out: 6
type Odd = { match: i32, type: i32, spawn: i32 };
function main() effects [Io] {
  const o = Odd { match: 1, type: 2, spawn: 3 };
  io.println(o.match + o.type + o.spawn);
}
