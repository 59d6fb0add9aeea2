// reject
// diag: SC0502@6
function log() effects [Io] { io.println("x"); }
function caller() effects [Async] {
  task.scope |s| {
    s.spawn || { log(); };
  };
}
function main() effects [Async] { caller(); }
