// run
// folder
// exit: 1
// out: not found true
// out: not found
// out: exists true
// out: exists
// out: no UTF-8 at byte 2
// out: Is a directory
// out: No space left on device
// out: a path with a NUL byte
// out: false
// err: error: FileNotFound { path: "/nowhere/at all" }
function say(r: Result<Unit, FsError>) effects [Io] {
  match r {
    ok -> io.println("fine");
    err { error: FileNotFound { .. } } -> io.println("not found");
    err { error: FileExists { .. } } -> io.println("exists");
    err { error: FileDenied { .. } } -> io.println("denied");
    err { error: FileFailed { message, .. } } -> io.println("{}", message);
  }
}
function discarded(r: Result<String, FsError>) -> Result<Unit, FsError> {
  return match r { ok { value } -> ok; err { error } -> err error; };
}
function main() -> Result<Unit, FsError> effects [Io, Fs, Async, Env] {
  const dir = env.get("FOLDER").expect("a folder");
  match fs.read(dir ++ "/none") {
    ok { value } -> io.println("{}", value.len());
    err { error: FileNotFound { path } } -> io.println("not found {}", path == dir ++ "/none");
    err { error } -> io.println("{}", error);
  }
  fs.write_text(dir ++ "/file", "ab\xff")?;
  say(fs.write_text(dir ++ "/file/x", ""));
  match fs.mkdir(dir) {
    err { error: FileExists { path } } -> io.println("exists {}", path == dir);
    _ -> io.println("?");
  }
  say(fs.remove(dir));
  say(discarded(fs.read_text(dir ++ "/file")));
  say(discarded(fs.read_text(dir)));
  say(fs.write_text("/dev/full", "text"));
  say(fs.write_text(dir ++ "/a\0b", "text"));
  io.println("{}", fs.exists("a\0b"));
  fs.remove("/nowhere/at all")?;
  return ok;
}
