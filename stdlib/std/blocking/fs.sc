// The functions of `fs` for programs without tasks: each holds its thread until it is done, and belongs into a function
// that is `Blocking` and not `Async`, or into what is given to `task.run_blocking`.

/// All bytes of a file.
///
/// ```
/// write("bytes", [1, 2, 255][..])?;
/// io.println("{}", read("bytes")?); // [1, 2, 255]
/// ```
pub function read(path: String) -> Result<List<u8>, FsError> effects [Fs, Blocking] {
  Fs.raw_check(path)?;
  return Fs.raw_read(path);
}

/// The text of a file, which has to be UTF-8; else `FileFailed` says where it is not.
///
/// ```
/// write_text("greeting", "hello\n")?;
/// io.println("{}", read_text("greeting")?.trim()); // hello
/// io.println("{}", read_text("nothing")); // err FileNotFound { path: "nothing" }
/// ```
pub function read_text(path: String) -> Result<String, FsError> effects [Fs, Blocking] {
  const bytes = read(path)?;
  return Fs.raw_text(path, bytes[..]);
}

/// Makes a file of these bytes, or replaces what is in it. After an error the file may hold a part of them.
///
/// ```
/// write("empty", "".bytes())?;
/// io.println("{}", read("empty")?.len()); // 0
/// ```
pub function write(path: String, bytes: View<u8>) -> Result<Unit, FsError> effects [Fs, Blocking] {
  Fs.raw_check(path)?;
  return Fs.raw_write(path, bytes);
}

/// Makes a file of this text, or replaces what is in it. After an error the file may hold a part of it.
///
/// ```
/// write_text("note", "ä")?;
/// io.println("{}", read("note")?.len()); // 2
/// ```
pub function write_text(path: String, text: String) -> Result<Unit, FsError> effects [Fs, Blocking] {
  return write(path, text.bytes());
}

/// Is there a file or folder of this path? Not if nobody may know.
///
/// ```
/// write_text("here", "")?;
/// io.println("{} {}", exists("here"), exists("there")); // true false
/// ```
pub function exists(path: String) -> Bool effects [Fs, Blocking] {
  return Fs.raw_check(path).is_ok() && Fs.raw_exists(path);
}

/// Removes a file, or a folder that is empty.
///
/// ```
/// write_text("old", "")?;
/// remove("old")?;
/// io.println("{}", exists("old")); // false
/// ```
pub function remove(path: String) -> Result<Unit, FsError> effects [Fs, Blocking] {
  Fs.raw_check(path)?;
  return Fs.raw_remove(path);
}

/// The names in a folder, but `.` and `..`, in order.
///
/// ```
/// mkdir("letters")?;
/// write_text("letters/b", "")?;
/// write_text("letters/a", "")?;
/// io.println("{}", list("letters")?); // ["a", "b"]
/// ```
pub function list(path: String) -> Result<List<String>, FsError> effects [Fs, Blocking] {
  Fs.raw_check(path)?;
  const bytes = Fs.raw_names(path)?;
  return ok Fs.raw_sorted(bytes[..]);
}

/// Makes a folder; the one that it is in has to be there.
///
/// ```
/// mkdir("folder")?;
/// io.println("{}", mkdir("folder")); // err FileExists { path: "folder" }
/// ```
pub function mkdir(path: String) -> Result<Unit, FsError> effects [Fs, Blocking] {
  Fs.raw_check(path)?;
  return Fs.raw_mkdir(path);
}
