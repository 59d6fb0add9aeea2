// spec 8 no race: closures passed to one call may not conflict
// reject
// diag: SC0701@5
function both(f: function(), g: function()) effects [Async] { task.scope |s| { s.spawn(f); s.spawn(g); }; }
function main() effects [Async] { var n = 0; both(|| { n += 1; }, || { n += 1; }); }
