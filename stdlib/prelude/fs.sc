// Files, the environment and standard input: methods of the capabilities. What may take long runs on the pool for
// blocking calls, while the task waits; a call that has begun is finished even if the task is cancelled meanwhile.

/// There is no file or folder of this path.
error FileNotFound { path: String }

/// The file or folder may not be used in this way.
error FileDenied { path: String }

/// There is something of this path already.
error FileExists { path: String }

/// What the system says to anything else, in its own words.
error FileFailed { path: String, message: String }

/// What can go wrong with a file.
domain FsError = FileNotFound | FileDenied | FileExists | FileFailed;

extern c type RawBytes;
extern c function sc_file_read(path: String, inout problem: i32) -> RawBytes?;
extern c function sc_file_write(path: String, bytes: View<u8>, length: usize) -> i32;
extern c function sc_file_list(path: String, inout problem: i32) -> RawBytes?;
extern c function sc_file_remove(path: String) -> i32;
extern c function sc_file_mkdir(path: String) -> i32;
extern c function sc_file_exists(path: String) -> i32;
extern c function sc_stdin_line(inout problem: i32) -> RawBytes?;
extern c function sc_bytes_length(bytes: RawBytes) -> usize effects [];
extern c function sc_bytes_take(bytes: RawBytes, into: View<mut u8>) effects [];
extern c function sc_file_problem(problem: i32) -> i32 effects [];
extern c function sc_file_message(problem: i32) -> String effects [];
extern c function sc_env_get(name: String) -> String? effects [];

function Fs.raw_error(path: String, problem: i32) -> FsError {
  return match sc_file_problem(problem) {
    1 -> FileNotFound { path: path };
    2 -> FileDenied { path: path };
    3 -> FileExists { path: path };
    _ -> FileFailed { path: path, message: sc_file_message(problem) };
  };
}

function Fs.raw_check(path: String) -> Result<Unit, FsError> {
  for b in path.bytes() {
    if b == 0 { return err FileFailed { path: path, message: "a path with a NUL byte" }; }
  }
  return ok;
}

function Fs.raw_done(path: String, problem: i32) -> Result<Unit, FsError> {
  return if problem == 0 { ok } else { err Fs.raw_error(path, problem) };
}

function Fs.raw_taken(bytes: RawBytes) -> List<u8> {
  var out: List<u8> = [];
  const length = sc_bytes_length(bytes);
  out.raw_reserve(length);
  out.raw_set_len(length);
  sc_bytes_take(bytes, out[..]);
  return out;
}

function Fs.raw_read(path: String) -> Result<List<u8>, FsError> effects [Blocking] {
  var problem: i32 = 0;
  return match sc_file_read(path, inout problem) {
    Some { value } -> ok Fs.raw_taken(value);
    None -> err Fs.raw_error(path, problem);
  };
}

function Fs.raw_names(path: String) -> Result<List<u8>, FsError> effects [Blocking] {
  var problem: i32 = 0;
  return match sc_file_list(path, inout problem) {
    Some { value } -> ok Fs.raw_taken(value);
    None -> err Fs.raw_error(path, problem);
  };
}

function Fs.raw_text(path: String, bytes: View<u8>) -> Result<String, FsError> {
  return match String.from_utf8(bytes) {
    ok { value } -> ok value;
    err { error } -> err FileFailed { path: path, message: format("no UTF-8 at byte {}", error.at) };
  };
}

function Fs.raw_write(path: String, bytes: View<u8>) -> Result<Unit, FsError> effects [Blocking] {
  return Fs.raw_done(path, sc_file_write(path, bytes, bytes.len()));
}

function Fs.raw_exists(path: String) -> Bool effects [Blocking] {
  return sc_file_exists(path) != 0;
}

function Fs.raw_remove(path: String) -> Result<Unit, FsError> effects [Blocking] {
  return Fs.raw_done(path, sc_file_remove(path));
}

function Fs.raw_mkdir(path: String) -> Result<Unit, FsError> effects [Blocking] {
  return Fs.raw_done(path, sc_file_mkdir(path));
}

// Names that end in a NUL each.
function Fs.raw_sorted(bytes: View<u8>) -> List<String> {
  var names: List<String> = [];
  var start: usize = 0;
  for i in 0..bytes.len() {
    if bytes[i] != 0 { continue; }
    names.push(bytes[start..i].raw_string());
    start = i + 1;
  }
  names.sort();
  return names;
}

/// All bytes of a file.
function Fs.read(cap self: Fs, path: String) -> Result<List<u8>, FsError> effects [Fs, Async] {
  Fs.raw_check(path)?;
  return task.run_blocking(|| Fs.raw_read(path));
}

/// The text of a file, which has to be UTF-8; else `FileFailed` says where it is not.
function Fs.read_text(cap self: Fs, path: String) -> Result<String, FsError> effects [Fs, Async] {
  Fs.raw_check(path)?;
  const bytes = task.run_blocking(|| Fs.raw_read(path))?;
  return Fs.raw_text(path, bytes[..]);
}

/// Makes a file of these bytes, or replaces what is in it. After an error the file may hold a part of them.
function Fs.write(cap self: Fs, path: String, bytes: View<u8>) -> Result<Unit, FsError> effects [Fs, Async] {
  Fs.raw_check(path)?;
  return task.run_blocking(|| Fs.raw_write(path, bytes));
}

/// Makes a file of this text, or replaces what is in it. After an error the file may hold a part of it.
function Fs.write_text(cap self: Fs, path: String, text: String) -> Result<Unit, FsError> effects [Fs, Async] {
  Fs.raw_check(path)?;
  return task.run_blocking(|| Fs.raw_write(path, text.bytes()));
}

/// Is there a file or folder of this path? Not if nobody may know.
function Fs.exists(cap self: Fs, path: String) -> Bool effects [Fs, Async] {
  if Fs.raw_check(path).is_err() { return false; }
  return task.run_blocking(|| Fs.raw_exists(path));
}

/// Removes a file, or a folder that is empty.
function Fs.remove(cap self: Fs, path: String) -> Result<Unit, FsError> effects [Fs, Async] {
  Fs.raw_check(path)?;
  return task.run_blocking(|| Fs.raw_remove(path));
}

/// The names in a folder, but `.` and `..`, in order.
function Fs.list(cap self: Fs, path: String) -> Result<List<String>, FsError> effects [Fs, Async] {
  Fs.raw_check(path)?;
  const bytes = task.run_blocking(|| Fs.raw_names(path))?;
  return ok Fs.raw_sorted(bytes[..]);
}

/// Makes a folder; the one that it is in has to be there.
function Fs.mkdir(cap self: Fs, path: String) -> Result<Unit, FsError> effects [Fs, Async] {
  Fs.raw_check(path)?;
  return task.run_blocking(|| Fs.raw_mkdir(path));
}

function Io.raw_line() -> List<u8>? effects [Blocking] {
  var problem: i32 = 0;
  const line = sc_stdin_line(inout problem);
  if problem != 0 { panic("cannot read standard input: {}", sc_file_message(problem)); }
  return match line { Some { value } -> Some { value: Fs.raw_taken(value) }; None -> None; };
}

/// The next line of standard input, without what ends it, or `None` at the end. Lines go to tasks as they ask.
function Io.read_line(cap self: Io) -> String? effects [Io, Async] {
  const line = task.run_blocking(|| Io.raw_line());
  return match line { Some { value } -> Some { value: value[..].raw_string() }; None -> None; };
}

/// The value of a variable of the environment, or `None`.
function Env.get(cap self: Env, name: String) -> String? effects [Env] {
  for b in name.bytes() { if b == 0 { return None; } }
  return sc_env_get(name);
}
