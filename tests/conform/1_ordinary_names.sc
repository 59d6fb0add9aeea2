// spec 1 words: `task scope nursery mut move shared` are ordinary names
// run
// out: 21
function main() effects [Io] {
  const task = 1;
  const scope = 2;
  const nursery = 3;
  const mut = 4;
  const move = 5;
  const shared = 6;
  io.println(task + scope + nursery + mut + move + shared);
}
