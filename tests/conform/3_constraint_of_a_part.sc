// spec 3 constraints: what does not meet one is said with the part that is the reason
// reject
// diag: SC0406@11
// diag: SC0406@12
// diag: SC0406@14
type Shape = | Circle { r: f64 } | Dot;
type Drawing = { shapes: List<Shape>, on_click: function() };
function key<K: Hash>(k: K) -> u64 { return hash(k); }
function main() effects [Io] {
  const s: List<Shape> = [Dot];
  const h = hash(s);
  const k = key(s);
  const d = Drawing { shapes: s, on_click: || {} };
  const same = d == d;
}
