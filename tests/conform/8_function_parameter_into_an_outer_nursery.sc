// spec 7 captures: nor a function parameter
// reject
// diag: SC0605@4
function bad(n: Nursery, f: function()) effects [Async] { n.spawn(f); }
function main() { }
