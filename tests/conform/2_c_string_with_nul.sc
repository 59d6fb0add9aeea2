// spec 2 C border: C cannot be given a text with a NUL byte in it
// run
// flags: tests/conform/c/border.c
// exit: 101
// out: 1 0 1 0 -1
// err: 2_c_string_with_nul.sc:14:15: panic: a string with a NUL byte in it cannot be passed to C
extern c function is_empty(text: String) -> i32 effects [];
extern c function is_empty_or_none(text: String?) -> i32 effects [];
function main() effects [Io] {
    const text = "x";
    const a = is_empty_or_none(Some { value: "" });
    const b = is_empty_or_none(Some { value: text });
    io.println("{} {} {} {} {}", is_empty(""), is_empty(text), a, b, is_empty_or_none(None));
    const n = is_empty("a\0b");
    io.println(n);
}
