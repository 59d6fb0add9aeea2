// spec 11: the files of a program without tasks
// run
// folder
// out: err FileNotFound { path: "DIR/none" }
// out: one, two
// out: ["a", "b.txt"]
// out: false
import std.blocking.fs;

function main() -> Result<Unit, FsError> effects [Blocking, Env, Fs, Io] {
  const folder = env.get("FOLDER").or(".");
  const missing = fs.read_text(folder ++ "/none");
  io.println(format("{}", missing).replace(folder, "DIR"));
  fs.write_text(folder ++ "/b.txt", "one, two")?;
  fs.mkdir(folder ++ "/a")?;
  io.println(fs.read_text(folder ++ "/b.txt")?);
  io.println(fs.list(folder)?);
  fs.remove(folder ++ "/b.txt")?;
  io.println(fs.exists(folder ++ "/b.txt"));
  return ok;
}
