// run
// out: 3
import std.math { gcd };
test "is not compiled here" { assert_eq(gcd(1, 1), "text"); nobody(); }
test "nor is this" { return 1; }
function main() effects [Io] { io.println("3"); }
