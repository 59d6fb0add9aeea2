// reject
// diag: SC1001
// diag: SC1001
import net.http { get };
import std.nothing;
function main() { _ = get("/"); }
