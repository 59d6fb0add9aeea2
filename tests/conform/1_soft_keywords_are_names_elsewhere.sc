// spec 1 words: `error test domain cap` are keywords only at the start of a declaration or clause
// run
// out: 10
// out: Oops { code: 5 }
error Oops { code: i32 }
function fail() -> Result<i32, Oops> { return err Oops { code: 5 }; }
function main() effects [Io] {
  const error = 1;
  const test = 2;
  const domain = 3;
  const cap = 4;
  io.println(error + test + domain + cap);
  match fail() {
    ok v -> io.println(v);
    err { error } -> io.println(error);
  }
}
