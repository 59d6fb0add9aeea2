// spec 2 imports: not supported yet
// reject
// diag: SC1301
import net.http { get };
function main() { }
