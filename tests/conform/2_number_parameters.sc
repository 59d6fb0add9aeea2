// spec 2 generics: a parameter `N: usize` is a number known at compile time: the length of an array, and a value
// run
// out: 6 3 10 2
// out: [7, 7, 7] [0, 0, 0, 0]
// out: Matrix { cells: [[1, 4], [2, 5], [3, 6]] }
// out: Ring { items: [5, 0, 0, 0], next: 1 } 4
// out: [2, 4] (1, 2) 3
// out: [1, 2, 3] true true
type Matrix<T, R: usize, C: usize> = { cells: Array<Array<T, C>, R> };
type Ring<T, N: usize> = { items: Array<T, N>, next: usize };
type Four<T> = Array<T, 4>;
type Sized<T, N: usize> = Array<T, N>;
const THREE: usize = 3;

function sum<N: usize>(xs: Array<i32, N>) -> i32 {
  var total = 0;
  for x in xs { total += x; }
  return total;
}

function length<T, N: usize>(xs: Array<T, N>) -> usize { return N; }

function filled<T: Copy, N: usize>(x: T) -> Array<T, N> { return [x; N]; }

function transposed<T: Copy, R: usize, C: usize>(m: Matrix<T, R, C>, zero: T) -> Matrix<T, C, R> {
  var out: Matrix<T, C, R> = Matrix { cells: [[zero; R]; C] };
  for r in 0..R {
    for c in 0..C { out.cells[c][r] = m.cells[r][c]; }
  }
  return out;
}

function put<T, N: usize>(inout r: Ring<T, N>, move x: T) {
  r.items[r.next] = x;
  r.next = (r.next + 1) % N;
}

function room<T, N: usize>(r: Ring<T, N>) -> usize { return N; }

function doubled<N: usize>(xs: Array<i32, N>) -> Array<i32, N> {
  var out = xs;
  for i in 0..N { out[i] *= 2; }
  return out;
}

function split<N: usize>(xs: Sized<i32, N>) -> (i32, i32) {
  return match xs[..] { [a, .., z] -> (a, z); [..] -> (0, 0); };
}

function same<T: Eq + Copy + Hash, N: usize>(a: Array<T, N>) -> Bool {
  const f = |b: Array<T, N>| a == b && hash(a) == hash(b);
  return f(a) && length(a) == N;
}

function main() effects [Io] {
  const four: Four<i32> = [1, 2, 3, 4];
  io.println("{} {} {} {}", sum([1, 2, 3]), length(["a", "b", "c"]), sum(four), length([four, four]));
  const sevens: Array<i32, THREE> = filled(7);
  io.println("{} {}", sevens, filled<u8, 4>(0));
  const m = Matrix { cells: [[1, 2, 3], [4, 5, 6]] };
  io.println(transposed(m, 0));
  var r: Ring<i32, 4> = Ring { items: [0; 4], next: 0 };
  r.put(5);
  io.println("{} {}", r, r.room());
  io.println("{} {} {}", doubled([1, 2]), split([1, 5, 2]), sum(filled<i32, THREE>(1)));
  io.println("{} {} {}", [1, 2, 3].clone(), same([1, 2]), same(["x"; 9]));
}
