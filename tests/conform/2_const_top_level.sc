// spec 2 constants: `const` at top level is a compile-time constant
// run
// out: 64 128 2.5 hi
const LIMIT: i32 = 64;
const TWICE: i32 = LIMIT * 2;
const HALF = 2.5;
const NAME = "hi";
function main() effects [Io] { io.println("{} {} {} {}", LIMIT, TWICE, HALF, NAME); }
