// spec 3.19 text: nothing separates nothing
// run
// err: 3_string_split_by_nothing.sc:6:14: panic: the separator is empty
// exit: 101
function main() effects [Io] {
  io.println("abc".split(""));
}
