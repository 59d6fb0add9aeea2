// reject
// flags: --infer-effects
// diag: SC0502@5
function leaf() { io.println("leaf"); }
pub function open() { leaf(); }
function main() { open(); }
