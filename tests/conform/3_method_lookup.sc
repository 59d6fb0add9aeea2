// spec 3 methods: fields of function type, functions in scope, builtin methods first
// run
// out: 3 field 6 fun 2
type T = { run: function(i32) -> String, n: i32 };
function run(t: T, x: i32) -> String { return "fun"; }
function len2(s: String) -> usize { return s.len(); }
function triple(n: i32) -> i32 { return n * 3; }
function label(t: T) -> String { return "fun"; }
function main() effects [Io] {
  const t = T { run: |x| "field", n: 2 };
  io.println("{} {} {} {} {}", "abc".len2(), t.run(1), t.n.triple(), t.label(), t.n);
}
