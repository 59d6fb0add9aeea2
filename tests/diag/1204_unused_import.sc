// check
// flags: -I tests/modules
// diag: SC1204@5
// diag: SC1204@6
import net.http { get, Response };
import util;
function main() { _ = get("/"); }
