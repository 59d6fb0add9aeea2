// reject
// flags: -I tests/modules
// diag: SC0301@8
import net.shapes;
function is_big(s: shapes.Shape) -> Bool {
  return match s {
    Square { side } -> side > 10;
    Big -> true;
  };
}
function main() { _ = is_big(shapes.Big); }
