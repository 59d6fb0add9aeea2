// spec 1 files: bidirectional controls are SC0101
// reject
// diag: SC0101@4
// hidden ‮ text
function main() { }
