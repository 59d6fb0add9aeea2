// reject
// diag: SC0605@8
// diag: SC0603@9
// diag: SC0605@10
// diag: SC0604@11
// diag: SC0602@12
function bad(n: Nursery, m: Nursery, v: View<i32>, f: function(), cap io: Io) effects [Async] {
  var k: i32 = 0; n.spawn || { k += 1; };
  n.spawn || { _ = v[0]; };
  n.spawn(f);
  n.spawn || { io.println("x"); };
  n.spawn || { m.spawn || { }; };
}
function main() { }
