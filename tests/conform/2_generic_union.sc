// spec 2 types: generic unions, one instance per type
// run
// out: 5 0
// out: x none
type Opt<T> = | Has { it: T } | Nothing;
function or<T: Copy>(o: Opt<T>, other: T) -> T {
  return match o { Has { it } -> it; Nothing -> other; };
}
function main() effects [Io] {
  io.println("{} {}", or(Has { it: 5 }, 0), or(Nothing, 0));
  io.println("{} {}", or(Has { it: "x" }, "none"), or(Nothing, "none"));
}
