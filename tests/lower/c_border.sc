extern c type File;
extern c function fopen(path: String, mode: String) -> File?;
extern c function read(fd: i32, into: View<mut u8>, n: usize) -> isize;
extern c function abs(n: i32) -> i32 effects [];
export c function half(n: i32, inout rest: i32) -> i32 { rest = n % 2; n / 2 }
export c function wait(n: i32) -> String effects [Async] { task.yield(); "x" }
function main() effects [Async] {
    const f = task.run_blocking(|| fopen("a", "r"));
    _ = f;
}
