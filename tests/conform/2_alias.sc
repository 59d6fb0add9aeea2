// spec 2 types: an alias is the same type
// run
// out: 8
type Id = u64;
type Ids = List<Id>;
function next(id: Id) -> u64 { return id + 1; }
function main() effects [Io] {
  const x: u64 = 7;
  const ids: Ids = [next(x)];
  io.println(ids[0]);
}
