// spec 8 no escape: a function that refers to a variable cannot be sent
// reject
// diag: SC0605@8
// diag: SC0605@9
function main() effects [Async] {
  var n = 0;
  const ch = channel<function()>(2);
  ch.send(|| { n += 1; });
  if ch.try_send(|| { n += 1; }) {}
  const k = 5;
  ch.send(|| { assert(k == 5); });
}
