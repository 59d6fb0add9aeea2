// spec 6 Blocking: task.run_blocking lets a thread of its own block; others run meanwhile, on one worker too
// run
// out: 4 ping
// out: true 3
// out: text 7
type Message = { text: String, number: i64 };
extern c function pipe(inout ends: Array<i32, 2>) -> i32 effects [];
extern c function read(fd: i32, into: View<mut u8>, n: usize) -> isize;
extern c function write(fd: i32, from: View<u8>, n: usize) -> isize;
extern c function close(fd: i32) -> i32;

function receive(fd: i32) -> isize effects [Blocking] {
    var bytes = [0u8; 16];
    read(fd, bytes[..], 16)
}
function main() effects [Io, Async] {
    var ends = [0, 0];
    assert(pipe(inout ends) == 0);
    const from = ends[0];
    const to = ends[1];
    task.scope |s| {
        const got = s.spawn || { task.run_blocking(|| receive(from)) };
        task.yield();
        const text = "ping";
        const sent = task.run_blocking(|| write(to, text[..], text.len()));
        io.println("{} {}", got.join(), text);
        assert(sent == 4);
    };
    var count = 0;
    const closed = task.run_blocking(|| {
        count += 3;
        close(from) == 0 && close(to) == 0
    });
    io.println("{} {}", closed, count);
    const message = task.run_blocking(|| Message { text: "te" ++ "xt", number: 7 });
    io.println("{} {}", message.text, message.number);
}
