// reject
// flags: -I tests/modules
// diag: SC1003@8
// diag: SC0301@8
// diag: SC1003@11
// diag: SC0301@12
// diag: SC0301@13
import net.shapes { hidden, lest };
import net.shapes;
function main() {
  _ = shapes.hidden();
  _ = shapes.thrice(1);
  const s: shapes.Shap = shapes.Big;
}
