// spec 3 conversion: `i64(x)` converts; floats lose their fraction; a Char gives its number
// run
// out: -5 200 7 2 -2 97
// out: 3.0 0.5
function conv(a: i32, b: u8, c: i64, d: f64, e: f64, ch: Char) effects [Io] {
  io.println("{} {} {} {} {} {}", i64(a), i32(b), u8(c), i32(d), i32(e), u32(ch));
  io.println("{} {}", f64(i32(3)), f32(0.5));
}
function main() effects [Io] { conv(-5, 200u8, 7i64, 2.9, -2.9, 'a'); }
