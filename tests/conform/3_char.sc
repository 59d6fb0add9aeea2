// spec 3 chars: compared and ordered by their number
// run
// out: true false true
// out: é
function main() effects [Io] {
  const c = 'b';
  io.println("{} {} {}", c > 'a', c == 'B', c <= 'b');
  io.println('é');
}
