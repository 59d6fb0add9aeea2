// spec 7 select: not supported yet
// reject
// diag: SC1301
function main() effects [Async] { task.select { else -> {} } }
