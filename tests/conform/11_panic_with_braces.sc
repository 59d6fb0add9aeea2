// spec 11 panics: the message is a format, so doubled braces are braces
// run
// err: panic: x{}y
// exit: 101
function main() { panic("x{{}}y"); }
