// spec 8 no escape: nor what may be second-class; a plain type parameter is none
// reject
// diag: SC0603@5
function carry<T>() -> Channel<T> { return channel<T>(1); }
function carry_local<T: Local>() { const ch = channel<T>(1); ch.close(); }
function main() { const ch: Channel<i32> = carry(); carry_local<i32>(); ch.close(); }
