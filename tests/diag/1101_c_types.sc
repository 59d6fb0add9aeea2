extern c type File;
type Named = { name: String };
error Bad;
extern c function push(xs: List<i32>) -> i32 effects [];
extern c function call(f: function(i32) -> i32) effects [];
extern c function store(at: Array<u8, 4>) -> View<u8> effects [];
extern c function name(inout n: Named) effects [];
extern c function swap<T>(a: T, b: T) effects [];
export c function read(cap io: Io, file: File?) -> i32 errors [Bad] { 1 }
function main() { }
