// reject
// diag: SC0604@3
function leak() -> Io effects [Io] { return io; }
function main() effects [Io] { _ = leak(); }
