// check
// flags: -I tests/modules
// diag: SC1204@6
// diag: SC1204@6
// diag: SC1204@7
import net.http { get, Response, HttpError };
import net.shapes;
import util { half };
function main() { _ = (4).half(); _ = get("/"); }
