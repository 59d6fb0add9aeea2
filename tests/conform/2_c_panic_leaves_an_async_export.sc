// spec 2 C border: the same of one that is Async, after its defers
// run
// flags: tests/conform/c/border.c
// exit: 101
// out: before
// out: defer
// err: panic: no
extern c function call_refuses() effects [Ffi];
export c function refuses() effects [Async, Io] { defer io.println("defer"); task.yield(); panic("no"); }
function main() effects [Io, Async, Ffi] { io.println("before"); call_refuses(); io.println("after"); }
