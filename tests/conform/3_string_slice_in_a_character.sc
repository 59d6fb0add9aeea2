// spec 3.19 text: a slice off a character's boundary panics
// run
// out: é
// err: 3_string_slice_in_a_character.sc:9:14: panic: byte 2 is inside a character
// exit: 101
function main() effects [Io] {
  const s = "aé";
  io.println(s.slice(1, 3));
  io.println(s.slice(0, 2));
}
