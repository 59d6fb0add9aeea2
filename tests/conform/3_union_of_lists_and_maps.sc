// spec 3 recursive types: a union that holds itself through lists and maps, and changes in place
// run
// out: 4 Obj { fields: {"a": Arr { items: [Num { n: 1 }, Null] }} }
// out: Arr { items: [Num { n: 2 }, Arr { items: [Num { n: 10 }] }, Null] }
type Json = | Null | Num { n: i32 } | Arr { items: List<Json> } | Obj { fields: Map<String, Json> };
function count(j: Json) -> i32 {
  return match j {
    Null | Num { .. } -> 1;
    Arr { items } -> { var n = 1; for i in items { n += count(i); } n }
    Obj { fields } -> { var n = 1; for (_, v) in fields { n += count(v); } n }
  };
}
function double(inout j: Json) {
  match j {
    Num { n } -> j = Num { n: n * 2 };
    Arr { items } -> { var xs = items; for i in 0..xs.len() { double(inout xs[i]); } j = Arr { items: xs }; }
    other -> j = other;
  }
}
function main() effects [Io] {
  var m: Map<String, Json> = Map.new();
  m.insert("a", Arr { items: [Num { n: 1 }, Null] });
  const j = Obj { fields: m };
  io.println("{} {}", count(j), j);
  var k = Arr { items: [Num { n: 1 }, Arr { items: [Num { n: 5 }] }, Null] };
  double(inout k);
  io.println(k);
}
