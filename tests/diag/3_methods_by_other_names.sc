// reject
// diag: SC0405@16
// diag: SC0405@17
// diag: SC0405@18
// diag: SC0405@19
// diag: SC0405@20
// diag: SC0405@21
// diag: SC0405@22
// diag: SC0401@23
// diag: SC0401@24
// diag: SC0405@25
// diag: SC0406@26
// diag: SC0201@29
function main() effects [Io] {
  var xs: List<i32> = [1]; var m: Map<String, List<i32>> = Map.new(); const s = "text";
  io.println(xs.length());
  xs.add(2);
  io.println(m.has("a"));
  io.println(s.toUpperCase());
  io.println(s.startsWith("t"));
  io.println(m.get_ro("a"));
  io.println(xs.sortt());
  io.println(i32(s));
  const t: String = s[0..2];
  io.println(String.trimm(s));
  io.println(m.get("a"));
}

function List.twice(xs: List<i32>) -> i32 { return 2; }
