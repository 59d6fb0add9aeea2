// spec 2 errors: a domain may declare its errors in place
// run
// out: Parse { at: 3 }
domain Bad = | Parse { at: i32 } | Range { max: i32 };
function f() -> Result<i32, Bad> { return err Parse { at: 3 }; }
function main() effects [Io] {
  match f() { ok v -> io.println(v); err e -> io.println(e); }
}
