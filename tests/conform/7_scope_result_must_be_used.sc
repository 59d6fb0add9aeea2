// spec 7 type of a scope: if it can fail it is a `Result`, and that may not be lost
// reject
// diag: SC0801@6
error Bad;
function main() effects [Async] {
  task.scope |s| { s.spawn || -> Result<Unit, Bad> { return err Bad; }; };
}
