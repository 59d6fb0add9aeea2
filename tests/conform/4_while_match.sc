// spec 4 while: `while match` ends when no arm matches
// run
// out: 3 2 1
function main() effects [Io] {
  var xs: List<i32> = [1, 2];
  xs.push(3);
  var text = "";
  while match xs.pop() { Some { value } -> { text = if text == "" { format("{}", value) } else { format("{} {}", text, value) }; } } { }
  io.println(text);
}
