// spec 2 C border: functions of C are declared and called, and may be values
// run
// flags: -lm
// out: 5
// out: 3
// out: 7
// out: 1.4142135623730951
// out: Div { quot: 3, rem: 2 }
// out: 0.5 4
// out: true none
// out: 3 abc
extern c function strlen(text: String) -> usize effects [];
extern c function abs(n: i32) -> i32 effects [];
extern c function sqrt(x: f64) -> f64 effects [];
extern c function frexp(x: f64, inout exponent: i32) -> f64 effects [];
extern c function getenv(name: String) -> String? effects [Ffi];
extern c function memcpy(to: View<mut u8>, from: View<u8>, n: usize) effects [];
type Div = { quot: i32, rem: i32 };
extern c function div(a: i32, b: i32) -> Div effects [];

function apply(f: function(i32) -> i32, x: i32) -> i32 { f(x) }

function main() effects [Io, Ffi] {
    io.println(strlen("hello"));
    io.println(abs(-3));
    io.println(apply(abs, -7));
    io.println(sqrt(2.0));
    io.println(div(17, 5));
    var exponent = 0;
    const mantissa = frexp(8.0, inout exponent);
    io.println("{} {}", mantissa, exponent);
    const path = match getenv("PATH") { Some { value } -> value.len() > 0; None -> false; };
    const none = match getenv("SC_IS_NOT_THERE") { Some { value } -> value; None -> "none"; };
    io.println("{} {}", path, none);
    var to = [0u8; 3];
    const from = "abcdef";
    memcpy(to[..], from[..], 3);
    io.println("{} {}{}{}", to.len(), char(to[0]), char(to[1]), char(to[2]));
}
function char(b: u8) -> String { match b { 97 -> "a"; 98 -> "b"; 99 -> "c"; _ -> "?"; } }
