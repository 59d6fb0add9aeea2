// The Mandelbrot set as a picture, in the PPM format that most viewers open. The picture is one list of bytes;
// `chunks_mut` cuts it into rows that have no byte in common, so each row is a task that writes its own. Rows
// take unequally long: those through the middle of the set are the slow ones, and idle workers take what is left.
// run
// folder
// out: 192 x 128 pixels, 73743 bytes, 4892 of them in the set
import std.text { pad_start };

const WIDTH: usize = 192;
const HEIGHT: usize = 128;
const MOST: u32 = 255; // steps after which a point is taken to be in the set

/// After how many steps z * z + c leaves the circle of radius 2.
function steps(re: f64, im: f64) -> u32 {
  var x = 0.0;
  var y = 0.0;
  var n: u32 = 0;
  while n < MOST && x * x + y * y <= 4.0 {
    const next = x * x - y * y + re;
    y = 2.0 * x * y + im;
    x = next;
    n += 1;
  }
  return n;
}

/// Paints one row, three bytes a pixel: red, green and blue.
function paint(row: View<mut u8>, number: usize) {
  const im = (f64(i64(number)) / f64(i64(HEIGHT)) - 0.5) * 2.4;
  for column in 0..WIDTH {
    const re = f64(i64(column)) / f64(i64(WIDTH)) * 3.2 - 2.3;
    const n = steps(re, im);
    const at = column * 3;
    row[at] = if n == MOST { 0u8 } else { u8(n) };
    row[at + 1] = if n == MOST { 0u8 } else { u8(n * 3 % 256) };
    row[at + 2] = if n == MOST { 0u8 } else { u8(n * 7 % 256) };
  }
}

function main() -> Result<Unit, FsError> effects [Async, Io, Fs, Env] {
  const folder = env.get("FOLDER").or(".");
  var pixels: List<u8> = [0; WIDTH * HEIGHT * 3];
  task.scope |s| {
    var number: usize = 0;
    for row in pixels.chunks_mut(WIDTH * 3) {
      const here = number;
      s.spawn || { paint(row, here); };
      number += 1;
    }
  };
  var file: List<u8> = [];
  file.push_str(format("P6\n{} {}\n255\n", WIDTH, HEIGHT));
  const inside = pixels[..].chunks(3).count(|p| p[0] == 0 && p[1] == 0 && p[2] == 0);
  file.append(pixels);
  const path = folder ++ "/mandelbrot.ppm";
  fs.write(path, file[..])?;
  io.println("{} x {} pixels, {} bytes, {} of them in the set", WIDTH, HEIGHT, fs.read(path)?.len(), inside);
  return ok;
}
