// reject
// flags: -I tests/modules
// diag: SC0303@6
// diag: SC0303@7
import util; function main() {
  const u = util;
  const x: util = 3;
}
