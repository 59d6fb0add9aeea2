// spec 2 C border: nobody but C makes an opaque pointer, and nothing is known of what it points to
// reject
// diag: SC0303@8
// diag: SC0406@9
// diag: SC0406@10
extern c type File;
extern c function stdin_file() -> File effects [];
function make() -> File { File {} }
function same(a: File, b: File) -> Bool { a == b }
function show(f: File) effects [Io] { io.println(f); }
function main() { }
