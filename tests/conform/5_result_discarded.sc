// spec 5 results: `_ = e;` discards on purpose
// run
// out: fine
error A;
function f() -> Result<i32, A> { return err A; }
function main() effects [Io] { _ = f(); io.println("fine"); }
