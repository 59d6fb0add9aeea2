// spec 1 comments: `//` and nested `/* */`; `///` documents the next declaration
// run
// out: 3
/* outer /* inner */ still outer */
/// The sum of two numbers.
function add(a: i32, b: i32) -> i32 {
  return a + /* between */ b; // at the end
}
/// documents nothing: an ordinary comment
function main() effects [Io] { io.println(add(1, 2)); /* /**/ */ }
