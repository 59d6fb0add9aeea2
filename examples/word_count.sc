// Which words do the files of a folder use most? Each file is a task: it waits for its file without holding a
// thread, and counts in a map of its own. Nothing is shared: `join` hands the maps over, and the body of
// the scope adds them up. If one file cannot be read, the scope fails with that error, the other tasks are
// cancelled, and the program says which file it was.
// run
// folder
// out: 3 files, 25 words
// out:   the 5
// out:   and 4
// out:   tasks 3
// out: FileNotFound: missing.txt

function count_words(path: String) -> Result<Map<String, i32>, FsError> effects [Fs, Async] {
  const text = fs.read_text(path)?;
  var counts: Map<String, i32> = Map.new();
  for word in text.to_lower().words() { counts.update(word, 0, |inout n| { n += 1; }); }
  return ok counts;
}

function count_all(paths: View<String>) -> Result<Map<String, i32>, FsError> effects [Fs, Async] {
  return task.scope |s| {
    var files: List<Task<Map<String, i32>>> = [];
    for path in paths { files.push(s.spawn(|| count_words(path))); }
    var total: Map<String, i32> = Map.new();
    for file in files {
      for (word, count) in file.join() { total.update(word, 0, |inout n| { n += count; }); }
    }
    return ok total;
  };
}

function main() -> Result<Unit, FsError> effects [Async, Io, Fs, Env] {
  const folder = env.get("FOLDER").or("word_count_files");
  _ = fs.mkdir(folder); // it may be there already
  fs.write_text(folder ++ "/a.txt", "the scope waits for the tasks\nand the tasks for nobody")?;
  fs.write_text(folder ++ "/b.txt", "A task may fail and the others end")?;
  fs.write_text(folder ++ "/c.txt", "tasks and views and the end")?;

  const paths = fs.list(folder)?.map(|name| folder ++ "/" ++ name);
  const counts = count_all(paths[..])?;
  io.println("{} files, {} words", paths.len(), counts.values().sum());
  var order = counts.to_list();
  order.sort_by(|a, b| a.1 > b.1 || (a.1 == b.1 && a.0 < b.0));
  for (word, count) in order[..3] { io.println("  {} {}", word, count); }

  match count_all([folder ++ "/a.txt", folder ++ "/missing.txt"][..]) {
    ok { value } -> io.println("{}", value.len());
    err { error: FileNotFound { path } } -> io.println("FileNotFound: {}", path.strip_prefix(folder ++ "/").or(path));
    err { error } -> io.println("{}", error);
  }
  return ok;
}
