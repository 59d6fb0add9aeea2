// spec 4 loops: `break` needs one around it
// reject
// diag: SC0408@4
function main() { break; }
