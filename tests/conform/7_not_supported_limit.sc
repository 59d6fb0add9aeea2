// spec 7 nurseries: a limit of tasks is not supported yet
// reject
// diag: SC1301@4
function main() effects [Async] { task.nursery(limit: 4) |n| { }; }
