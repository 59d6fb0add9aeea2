// spec 11 panics: `panic("message")`
// run
// out: before
// err: 11_panic_and_assert.sc:6:54: panic: the message
// exit: 101
function main() effects [Io] { io.println("before"); panic("the message"); }
