// spec 2 types: of two unions with a variant of one name the expected type decides; `Union.Variant` names one
// run
// out: 1 2
type A = | Small { v: i32 } | Large;
type B = | Small { w: i32 } | Tiny;
function fa(a: A) -> i32 { return match a { Small { v } -> v; Large -> 0; }; }
function fb(b: B) -> i32 { return match b { Small { w } -> w; Tiny -> 0; }; }
function main() effects [Io] {
  const b = B.Small { w: 2 };
  io.println("{} {}", fa(Small { v: 1 }), fb(b));
}
