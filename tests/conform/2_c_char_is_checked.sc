// spec 2 C border: a Char from C must be one
// run
// flags: tests/conform/c/border.c
// exit: 101
// out: é
// err: 2_c_char_is_checked.sc:10:16: panic: not a Char
extern c function char_of(number: u32) -> Char effects [];
function main() effects [Io] {
    io.println(char_of(0xe9));
    io.println(char_of(0xd800));
}
