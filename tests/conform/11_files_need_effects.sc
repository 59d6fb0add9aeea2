// reject
// diag: SC0503@7
// diag: SC0501@10
// diag: SC0503@13
// diag: SC0501@16
function without_fs() -> Bool effects [Async] {
  return fs.exists("a");
}
function without_async() -> Bool effects [Fs] {
  return fs.exists("a");
}
function without_env() -> String? {
  return env.get("HOME");
}
function without_async_too() -> String? effects [Io] {
  return io.read_line();
}
function main() {}
