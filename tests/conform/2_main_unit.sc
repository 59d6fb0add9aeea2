// spec 2 main: returning `Unit` exits 0
// run
// exit: 0
function main() { }
