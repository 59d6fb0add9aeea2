// spec 11 panics: the message is printed, exit 101
// run
// err: panic: the message 7
// exit: 101
function main() { panic("the message {}", 7); }
