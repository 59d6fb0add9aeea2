// reject
// flags: -I tests/modules
// diag: SC1003
import net.shapes { hidden };
function main() { _ = hidden(); }
