// spec 2 aliases: an alias may have type parameters, and stand for any type
// run
// out: (1, "a") [1, 2] 3 Some { value: 4 } true
// out: err Bad 12
type Pair<A, B> = (A, B);
type Ints = List<i32>;
type Same<T> = Pair<T, T>;
type Op = function(i32) -> i32;
type Try<T> = Result<T, Bad>;
type Grid<T> = List<List<T>>;
error Bad;
function first<T: Copy>(p: Same<T>) -> T { return p.0; }
function apply(f: Op, x: i32) -> i32 { return f(x); }
function attempt(n: i32) -> Try<i32> {
  if n < 0 { return err Bad; }
  return ok n;
}
function main() effects [Io] {
  const p: Pair<i32, String> = (1, "a");
  const xs: Ints = [1, 2];
  const m: i32? = Some { value: 4 };
  const g: Grid<u8> = [[1], [2]];
  io.println("{} {} {} {} {}", p, xs, apply(|x| x + 1, 2), m, g[1][0] == 2);
  match attempt(-1) {
    ok v -> io.println("ok {}", v);
    err e -> io.println("err {} {}", e, first((12, 13)));
  }
}
