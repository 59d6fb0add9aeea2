export c function register() { }
export c function sc_main() { }
export c function _start() { }
function main() { }
