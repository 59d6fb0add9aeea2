// A thousand small tasks, then rest: the pool stays.
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::{Duration, Instant};

fn spin(n: i64) -> i64 {
    (0..n).fold(1i64, |x, i| x.wrapping_mul(31).wrapping_add(i)) & 1
}

fn main() {
    let v: Vec<String> = std::env::args().collect();
    let rest: u64 = v[1].parse().unwrap();
    let w: usize = v[2].parse().unwrap();
    let pool = rayon::ThreadPoolBuilder::new().num_threads(w).build().unwrap();
    let done = AtomicU64::new(0);
    let count = &done;
    let t = Instant::now();
    pool.scope(|s| {
        for _ in 0..1000 {
            s.spawn(move |_| {
                std::hint::black_box(spin(2000));
                count.fetch_add(1, Relaxed);
            });
        }
    });
    std::thread::sleep(Duration::from_secs(rest));
    println!("answer={} tasks={} sec={:.6}", done.load(Relaxed), rest, t.elapsed().as_secs_f64());
}
