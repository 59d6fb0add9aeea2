// spec 7 captures: into a nursery that came as a parameter no view
// reject
// diag: SC0603@5
function use(v: View<i32>) { }
function bad(n: Nursery, v: View<i32>) effects [Async] { n.spawn || { use(v); }; }
function main() { }
