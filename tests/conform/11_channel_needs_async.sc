// spec 11, 6: send, offer, recv and `for` over a channel need Async
// reject
// diag: SC0501@7
// diag: SC0501@8
// diag: SC0501@9
// diag: SC0501@10
function a(ch: Channel<i32>) { ch.send(1); }
function b(ch: Channel<i32>) { _ = ch.offer(1); }
function c(ch: Channel<i32>) { _ = ch.recv(); }
function d(ch: Channel<i32>) { for v in ch {} }
function main() {}
