// spec 3 generics: a generic function may call itself
// run
// out: 10
function sum<T: Copy>(xs: View<T>, f: function(T) -> i32) -> i32 {
  if xs.len() == 0 { return 0; }
  return f(xs[0]) + sum(xs[1..], f);
}
function main() effects [Io] { const xs = [1, 2, 3, 4]; io.println(sum(xs[..], |x| x)); }
