// spec 2 C border: a panic that would leave an exported function ends the process
// run
// flags: tests/conform/c/border.c
// exit: 101
// out: before
// err: panic: no
extern c function call_refuses() effects [Ffi];
export c function refuses() { panic("no"); }
function main() effects [Io, Ffi] { io.println("before"); call_refuses(); io.println("after"); }
