// reject
// diag: SC0801@14
// diag: SC0801@15
// diag: SC0801@16
// diag: SC0802@19
// diag: SC0802@20
// diag: SC0802@21
// diag: SC0802@23
// diag: SC0803@24
error Missing { name: String }
error Denied;
function load() -> Result<i32, Missing> { return 1; }
function careless() {
  load();
  const kept = load();
  if true { load() }
}
function narrow() -> Result<i32, Denied> {
  const a = load()?;
  ensure a > 1 else err Missing { name: "n" };
  return load();
}
function plain() -> i32 { return check load(); }
function listed() -> Result<i32, Missing | Denied> errors [Missing] { return load()?; }
function main() {}
