// spec 8 no race: `shared` takes only functions that write nothing captured
// reject
// diag: SC0701@5
function many(shared f: function()) effects [Async] { task.scope |s| { s.spawn(f); s.spawn(f); }; }
function main() effects [Async] { var n = 0; many(|| { n += 1; }); }
