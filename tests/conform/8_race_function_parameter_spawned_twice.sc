// spec 8 no race: a function parameter is one exclusive place
// reject
// diag: SC0701@4
function twice(f: function()) effects [Async] { task.scope |s| { s.spawn(f); s.spawn(f); }; }
function main() { }
