// reject
// diag: SC0201
function f() -> function() effects [Io] effects [Async] { return g; }
