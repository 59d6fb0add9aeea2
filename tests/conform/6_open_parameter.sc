// spec 6 open parameters: the effects of what is passed count at that call
// run
// out: 3
// out: said
// out: 4
function apply(f: function(i32) -> i32, n: i32) -> i32 { return f(n); }
function pure(n: i32) -> i32 { return apply(|x| x + 1, n); }
function main() effects [Io] {
  io.println(pure(2));
  io.println(apply(|x| { io.println("said"); x + 1 }, 3));
}
