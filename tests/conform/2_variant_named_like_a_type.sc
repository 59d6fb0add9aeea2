// spec 2 names: a variant may be called like a type, which it does not hide where a type stands
// run
// out: Bool { is: true } 3 [1] List { items: [2] } 4
// out: Middle Alone 5ms
type Value = | Bool { is: Bool } | List { items: List<i32> } | Duration { of: Duration };
type Token = | Value { v: i32 } | End;
type End = | Start | End | Middle;
type Alone = | Alone;
function f(b: Bool) -> Value { return Bool { is: b }; }
function g(t: Token) -> i32 { return match t { Value { v } -> v; End -> 0; }; }
function main() effects [Io] {
  const xs: List<i32> = [1];
  const v: Value = List { items: [2] };
  io.println("{} {} {} {} {}", f(true), i32(3), xs, v, g(Value { v: 4 }));
  const e = End.Middle;
  const a: Alone = Alone;
  const d = Duration.millis(5);
  match e { Start -> {} End -> {} End.Middle -> io.println("{} {} {}", e, a, d); }
}
