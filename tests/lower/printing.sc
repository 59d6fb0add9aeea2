// check
// One print gathers its pieces and writes them at once; a type with parts has a function of its own.
type P = { name: String, at: (i32, f64) };
pub function show(p: P, xs: View<u8>) effects [Io] { io.println("{}: {{{}}}", p, xs); }
