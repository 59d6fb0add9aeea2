// A scope for every node that has children.
use std::time::Instant;
fn sky(num: u64, size: u64) -> u64 {
    if size == 1 {
        return num;
    }
    let mut res = [0u64; 10];
    rayon::scope(|s| {
        for (i, slot) in res.iter_mut().enumerate() {
            s.spawn(move |_| *slot = sky(num + i as u64 * (size / 10), size / 10));
        }
    });
    res.iter().sum()
}
fn main() {
    let v: Vec<String> = std::env::args().collect();
    let n: u64 = v[1].parse().unwrap();
    let w: usize = v[2].parse().unwrap();
    let pool = rayon::ThreadPoolBuilder::new().num_threads(w).build().unwrap();
    let (r, s) = pool.install(|| {
        let t = Instant::now();
        let r = sky(0, n);
        (r, t.elapsed().as_secs_f64())
    });
    let mut tasks = 0;
    let mut i = n;
    while i >= 1 {
        tasks += i;
        i /= 10;
    }
    println!("answer={} tasks={} sec={:.6}", r, tasks, s);
}
