// spec 1 generics: `name<Types>(` is a generic call
// run
// out: 3
// out: true
// out: false
function id<T: Copy>(x: T) -> T { return x; }
function main() effects [Io] {
  const a = 1;
  const b = 2;
  io.println(id<i32>(3));
  io.println(a < b);
  io.println(a > b);
}
