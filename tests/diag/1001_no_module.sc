// reject
// flags: -I tests/modules
// diag: SC1001
// diag: SC1001
import net.http2 { get };
import std.maths { abs };
function main() { _ = get("/"); _ = abs(1); }
