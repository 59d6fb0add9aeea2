// One scope.
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::Instant;
fn main() {
    let v: Vec<String> = std::env::args().collect();
    let n: u64 = v[1].parse().unwrap();
    let w: usize = v[2].parse().unwrap();
    let pool = rayon::ThreadPoolBuilder::new().num_threads(w).build().unwrap();
    let c = AtomicU64::new(0);
    let c = &c;
    let s = pool.install(|| {
        let t = Instant::now();
        rayon::scope(|s| {
            for _ in 0..n {
                s.spawn(move |_| {
                    c.fetch_add(1, Relaxed);
                });
            }
        });
        t.elapsed().as_secs_f64()
    });
    println!("answer={} tasks={} sec={:.6}", c.load(Relaxed), n, s);
}
