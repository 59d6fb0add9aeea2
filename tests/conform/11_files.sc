// run
// folder
// out: ["a.bin", "b.txt", "sub"]
// out: [1, 200, 0] hello 0
// out: short
// out: true true false
// out: ["c"]
// out: false
// out: []
function use_folder(dir: String) -> Result<Unit, FsError> effects [Io, Fs, Async] {
  fs.write_text(dir ++ "/b.txt", "hello")?;
  fs.write(dir ++ "/a.bin", [1u8, 200, 0][..])?;
  fs.mkdir(dir ++ "/sub")?;
  io.println("{}", fs.list(dir)?);
  const nothing: List<u8> = [];
  fs.write(dir ++ "/sub/c", nothing[..])?;
  io.println("{} {} {}", fs.read(dir ++ "/a.bin")?, fs.read_text(dir ++ "/b.txt")?, fs.read(dir ++ "/sub/c")?.len());
  fs.write_text(dir ++ "/b.txt", "short")?; // replaces all
  io.println("{}", fs.read_text(dir ++ "/b.txt")?);
  io.println("{} {} {}", fs.exists(dir), fs.exists(dir ++ "/b.txt"), fs.exists(dir ++ "/none"));
  io.println("{}", fs.list(dir ++ "/sub")?);
  fs.remove(dir ++ "/sub/c")?;
  fs.remove(dir ++ "/sub")?;
  fs.remove(dir ++ "/a.bin")?;
  fs.remove(dir ++ "/b.txt")?;
  io.println("{}", fs.exists(dir ++ "/sub"));
  io.println("{}", fs.list(dir)?);
  return ok;
}
function main() -> Result<Unit, FsError> effects [Io, Fs, Async, Env] {
  return use_folder(env.get("FOLDER").expect("a folder"));
}
