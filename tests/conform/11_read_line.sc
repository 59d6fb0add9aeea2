// run
// stdin: one
// stdin:
// stdin: drei ü
// stdin: last
// out: [one]
// out: []
// out: [drei ü] 7
// out: [last]
// out: end None
function main() effects [Io, Async] {
  var number = 0;
  while match io.read_line() {
    Some { value } -> {
      number += 1;
      if number == 3 { io.println("[{}] {}", value, value.len()); } else { io.println("[{}]", value); }
    }
  } {}
  io.println("end {}", io.read_line());
}
