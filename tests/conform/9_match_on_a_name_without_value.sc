// spec 9 match: the subject may be a field-less variant written as such
// run
// out: 7
function pick() -> i32 {
  return match None {
    Some { value } -> value;
    None -> 7i32;
  };
}
function main() effects [Io] { io.println(pick()); }
