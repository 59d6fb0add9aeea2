// reject
// diag: SC0301@5
// diag: SC0301@6
// diag: SC0405@7
function f(x: RawBytes) {}
function g() -> String { return sc_file_message(1); }
function h() -> Bool { return "a".raw_find("a", 0) == 0; }
function main() {}
