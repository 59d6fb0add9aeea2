// spec 7 cleanup: spawning into the scope that ends is SC0505
// reject
// diag: SC0505@4
function main() effects [Async] { task.scope |s| { defer { s.spawn || { }; } }; }
