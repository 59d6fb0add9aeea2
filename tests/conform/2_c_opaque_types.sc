// spec 2 C border: an opaque C type is a pointer that is never null; a Maybe of one may be
// run
// flags: tests/conform/c/border.c
// out: 5
// out: 12
// out: 12 -1
// out: none
extern c type Counter;
extern c function counter_open(value: i64) -> Counter? effects [];
extern c function counter_add(counter: Counter, by: i64) -> i64 effects [Ffi];
extern c function counter_value_or(counter: Counter?, otherwise: i64) -> i64 effects [Ffi];
extern c function counter_close(counter: Counter) effects [Ffi];
type Holder = { counter: Counter, uses: i32 };

function main() effects [Io, Ffi] {
    const c = match counter_open(5) { Some { value } -> value; None -> panic("no counter"); };
    const holder = Holder { counter: c, uses: 1 };
    io.println(counter_add(holder.counter, 0));
    io.println(counter_add(c, 7));
    io.println("{} {}", counter_value_or(Some { value: c }, -1), counter_value_or(None, -1));
    counter_close(c);
    match counter_open(-1) { Some { value } -> counter_close(value); None -> io.println("none"); };
}
