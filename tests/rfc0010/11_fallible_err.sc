// run
// out: err boom

error MyError { why: String }
function may_fail() -> Result<i32, MyError> { return err MyError { why: "boom" }; }
// block 11
function fallible_parallel() -> Result<i32, MyError>
  effects [Async]
  errors [MyError]
{
  return task.scope |scope| {
    scope.spawn || -> Result<i32, MyError> {
      return may_fail()?;
    };
  };
}
// end of block 11

function main() effects [Async, Io] {
  match fallible_parallel() {
    ok v -> io.println("ok {}", v);
    err { error: MyError { why } } -> io.println("err {}", why);
  }
}
