// join for every call.
use std::time::Instant;
fn fib(n: u32) -> u64 {
    if n < 2 {
        return n as u64;
    }
    let (b, a) = rayon::join(|| fib(n - 2), || fib(n - 1));
    a + b
}
fn main() {
    let v: Vec<String> = std::env::args().collect();
    let n: u32 = v[1].parse().unwrap();
    let w: usize = v[2].parse().unwrap();
    let pool = rayon::ThreadPoolBuilder::new().num_threads(w).build().unwrap();
    let (r, s) = pool.install(|| {
        let t = Instant::now();
        let r = fib(n);
        (r, t.elapsed().as_secs_f64())
    });
    let (mut a, mut b) = (0u64, 1u64);
    for _ in 0..=n {
        let c = a + b;
        a = b;
        b = c;
    }
    println!("answer={} tasks={} sec={:.6}", r, a - 1, s);
}
