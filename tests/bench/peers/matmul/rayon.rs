// The rows are halved until 16 are left, by join.
use std::time::Instant;

fn matrix(size: usize, mut seed: u64) -> Vec<f64> {
    (0..size * size)
        .map(|_| {
            seed = (seed * 1103515245 + 12345) % 2147483648;
            (seed / 65536 % 16) as f64
        })
        .collect()
}

fn multiply(size: usize, c: &mut [f64], a: &[f64], b: &[f64]) {
    for (row, own) in c.chunks_mut(size).enumerate() {
        for k in 0..size {
            let factor = a[row * size + k];
            for (x, y) in own.iter_mut().zip(&b[k * size..(k + 1) * size]) {
                *x += factor * y;
            }
        }
    }
}

fn product(size: usize, c: &mut [f64], a: &[f64], b: &[f64]) {
    if c.len() <= 16 * size {
        multiply(size, c, a, b);
        return;
    }
    let half = c.len() / 2;
    let (above, below) = c.split_at_mut(half);
    rayon::join(|| product(size, above, &a[..half], b), || product(size, below, &a[half..], b));
}

fn main() {
    let v: Vec<String> = std::env::args().collect();
    let size: usize = v[1].parse().unwrap();
    let w: usize = v[2].parse().unwrap();
    let pool = rayon::ThreadPoolBuilder::new().num_threads(w).build().unwrap();
    let (a, b, mut c) = (matrix(size, 1), matrix(size, 2), vec![0.0; size * size]);
    let s = pool.install(|| {
        let t = Instant::now();
        product(size, &mut c, &a, &b);
        t.elapsed().as_secs_f64()
    });
    let sum: f64 = c.iter().enumerate().map(|(i, v)| v * (i % 7) as f64).sum();
    println!("answer={} tasks={} sec={:.6}", sum as i64, size * size * size, s);
}
