// run
// exit: 101
// err: panic: 2 is not 3
function main() { const n = 2; assert(n == 2, "never said"); assert(n == 3, "{} is not {}", n, 3); }
