// spec 2 C border: null where C promised a value is a panic at the call
// run
// flags: tests/conform/c/border.c
// exit: 101
// out: one
// err: 2_c_null_for_a_value.sc:10:16: panic: C gave a null pointer where a 'String' was expected
extern c function name_of(number: i32) -> String effects [];
function main() effects [Io] {
    io.println(name_of(1));
    io.println(name_of(2));
}
