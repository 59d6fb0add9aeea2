// spec 2 C border: names of exported functions
// reject
// diag: SC1102@5
// diag: SC1102@6
export c function restrict() { }
export c function sc_spawn() { }
export c function scope() { }
function main() { }
