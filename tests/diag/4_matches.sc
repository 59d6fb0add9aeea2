// reject
// diag: SC0901@15
// diag: SC0901@16
// diag: SC0901@17
// diag: SC0901@18
// diag: SC0901@19
// diag: SC0901@20
// diag: SC0902@21
// diag: SC0902@22
// diag: SC0901@23
error Missing { name: String }
error Denied;
type Shape = | Circle { r: f64 } | Square { side: i32 } | Dot;
function look(s: Shape, n: u8, b: Bool, r: Result<i32, Missing | Denied>, o: i32?) {
  match s { Circle { r } -> { _ = r; } Dot -> {} }
  match n { 0..=99 -> {} 101.. -> {} }
  match (b, b) { (true, _) -> {} (_, true) -> {} }
  match r { ok v -> { _ = v; } err Denied -> {} }
  match o { Some { value: 0 } -> {} None -> {} }
  match s { Square { side: 0..100 } -> {} Circle { .. } | Dot -> {} }
  match b { true -> {} false -> {} _ -> {} }
  match s { Circl -> {} }
  const Some { value } = o; _ = value;
}
function main() {}
