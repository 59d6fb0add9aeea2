// spec 1 comments: an unterminated comment is SC0102
// reject
// diag: SC0102@5
function main() { }
/* begun /* and nested */ but never ended
