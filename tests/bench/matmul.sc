// The product of two square matrices: the rows of the result are halved until 16 are left, which a plain
// function computes. Both halves get a view of their own rows, so no task can write another's.
const SIZE: usize = 512;
const LEAF: usize = 16 * SIZE;

function multiply(c: View<mut f64>, a: View<f64>, b: View<f64>) {
  for row in 0..c.len() / SIZE {
    const own = row * SIZE;
    for k in 0..SIZE {
      const factor = a[own + k];
      const from = k * SIZE;
      for j in 0..SIZE { c[own + j] += factor * b[from + j]; }
    }
  }
}

function product(c: View<mut f64>, a: View<f64>, b: View<f64>) effects [Async] {
  if c.len() <= LEAF {
    multiply(c, a, b);
    return;
  }
  const half = c.len() / 2;
  task.scope |s| {
    s.spawn || { product(c[..half], a[..half], b); };
    product(c[half..], a[half..], b);
  };
}

function matrix(seed: u64) -> List<f64> {
  var cells: List<f64> = [];
  var x = seed;
  for i in 0..SIZE * SIZE {
    x = (x * 1103515245 + 12345) % 2147483648;
    cells.push(f64(x / 65536 % 16));
  }
  return cells;
}

function main() effects [Async, Clock, Io] {
  const a = matrix(1);
  const b = matrix(2);
  var c: List<f64> = [];
  for i in 0..SIZE * SIZE { c.push(0.0); }
  const start = clock.now();
  product(c[..], a[..], b[..]);
  const passed = clock.now() - start;
  var sum: f64 = 0.0;
  for i in 0..SIZE * SIZE { sum += c[i] * f64(i % 7); }
  io.println("answer={} tasks={} ns={}", i64(sum), SIZE * SIZE * SIZE, passed / 1ns);
}
