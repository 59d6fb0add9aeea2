// The product of two matrices, whose rows are computed at the same time by `par`, on all workers. A matrix is a
// record that holds one list, row after row. What `par.map` calls from many tasks may read what it captures, here
// both matrices, and write nothing of it.
// run
// out: [[19, 22], [43, 50]]
// out: 200 x 200: the trace is 1850700000, as it should be: true
import std.par;

type Matrix = { rows: usize, columns: usize, cells: List<i64> };

function matrix(rows: usize, columns: usize, f: function(usize, usize) -> i64) -> Matrix {
  var cells: List<i64> = [];
  cells.reserve(rows * columns);
  for i in 0..rows {
    for k in 0..columns { cells.push(f(i, k)); }
  }
  return Matrix { rows: rows, columns: columns, cells: cells };
}

function row(m: Matrix, i: usize) -> List<i64> {
  return m.cells[i * m.columns..(i + 1) * m.columns].to_list();
}

/// One row of `a * b`. The middle loop goes along a row of `b`, which is how it lies in memory.
function product_row(a: Matrix, b: Matrix, i: usize) -> List<i64> {
  var out: List<i64> = [0; b.columns];
  for k in 0..a.columns {
    const factor = a.cells[i * a.columns + k];
    for j in 0..b.columns { out[j] += factor * b.cells[k * b.columns + j]; }
  }
  return out;
}

function product(a: Matrix, b: Matrix) -> Matrix effects [Async] {
  assert(a.columns == b.rows, "{} columns do not go with {} rows", a.columns, b.rows);
  var numbers: List<usize> = [];
  for i in 0..a.rows { numbers.push(i); }
  const rows = par.map(numbers[..], |i| product_row(a, b, i));
  return Matrix { rows: a.rows, columns: b.columns, cells: rows[..].flat_map(|r| r.clone()) };
}

function main() effects [Async, Io] {
  const small = product(matrix(2, 2, |i, k| i64(i * 2 + k + 1)), matrix(2, 2, |i, k| i64(i * 2 + k + 5)));
  io.println("{}", [small.row(0), small.row(1)]);

  const n: usize = 200;
  const big = product(matrix(n, n, |i, k| i64(i + k)), matrix(n, n, |i, k| i64(i + k)));
  var trace: i64 = 0;
  for i in 0..n { trace += big.cells[i * n + i]; }
  var wanted: i64 = 0; // the sum of (i + k) squared
  for i in 0..n {
    for k in 0..n { wanted += i64((i + k) * (i + k)); }
  }
  io.println("{} x {}: the trace is {}, as it should be: {}", n, n, trace, trace == wanted);
}
