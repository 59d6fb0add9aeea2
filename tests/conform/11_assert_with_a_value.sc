// run
// exit: 101
// err: panic: (2, 'c')
function main() { const n = 2; assert(n == 3, (n, 'c')); }
