// spec 1 keywords: reserved words are refused with advice
// reject
// diag: SC0212@4
class Point { }
function main() { }
