// spec 2 C border: the same of an opaque pointer
// run
// flags: tests/conform/c/border.c
// exit: 101
// err: panic: C gave a null pointer where a 'Counter' was expected
extern c type Counter;
extern c function counter_open(value: i64) -> Counter effects [];
function main() { const c = counter_open(-1); _ = c; }
