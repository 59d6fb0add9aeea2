// spec 11 panics: the message may be any value that prints
// run
// err: panic: c
// exit: 101
function main() { panic('c'); }
