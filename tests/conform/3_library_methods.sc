// spec 3.14 methods of the library are no names, and a program's functions do not hide them
// run
// out: mine 2 [2, 3]
// out: 4 2
// out: a true
// out: 3
function map(xs: View<i32>) -> String { return format("mine {}", xs.len()); }
function twice(xs: View<i32>) -> i32 { return i32(xs.len()) * 2; }

function main() effects [Io] {
  const xs: List<i32> = [1, 2];
  const trim = " a ";
  io.println("{} {}", map(xs[..]), xs.map(|x| x + 1));
  io.println("{} {}", xs[..].twice(), xs.len());
  io.println("{} {}", String.trim(trim), View.contains(xs, 2));
  const insert = 3;
  io.println(insert);
}
