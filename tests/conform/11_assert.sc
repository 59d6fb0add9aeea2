// spec 11 panics: `assert` panics if its condition is false
// run
// out: fine
// err: 11_assert.sc:6:81: panic: assertion failed
// exit: 101
function main() effects [Io] { const n = 1; assert(n == 1); io.println("fine"); assert(n == 2); }
