// reject
// flags: -I tests/modules
// diag: SC0302@8
// diag: SC0302@9
// diag: SC0302@10
// diag: SC0302@12
import net.http { get, Shape };
import net.shapes { Shape };
import net.shapes { twice as get };
import net.shapes { LEAST, LEAST };
import util { half };
function half(x: i32) -> i32 { return x; }
function main() { _ = get("/"); _ = LEAST + half(2); }
