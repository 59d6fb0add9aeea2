// run
// out: body
// out: second
// out: first
// out: v=1 then
// out: after return: 1
// out: in loop 0
// out: d 0
// out: in loop 1
// out: d 1
// out: broke
// out: nested inner
// out: nested outer
// out: 7
// out: err path
// out: failed Oops
error Oops;

function ordered() effects [Io] {
  defer io.println("first");
  defer io.println("second");
  io.println("body");
}

function returns() -> i32 effects [Io] {
  var v = 1;
  defer { v = 2; }
  defer io.println("v={} then", v);
  return v;
}

function looped() effects [Io] {
  for i in 0..5 {
    defer io.println("d {}", i);
    io.println("in loop {}", i);
    if i == 1 { break; }
  }
  io.println("broke");
}

function nested() -> i32 effects [Io] {
  defer io.println("nested outer");
  {
    defer io.println("nested inner");
    return 7;
  }
}

function fails() -> Result<Unit, Oops> effects [Io] {
  defer io.println("err path");
  const r: Result<Unit, Oops> = err Oops;
  r?;
  io.println("not here");
}

function main() effects [Io] {
  ordered();
  io.println("after return: {}", returns());
  looped();
  io.println(nested());
  match fails() { ok -> io.println("ok"); err e -> io.println("failed {}", e); }
}
