// reject
// flags: -I tests/modules
// diag: SC1002
import circle.first { one };
function main() { _ = one(); }
