// A scope for every node that has children.
use std::time::Instant;
const B0: usize = 2000;
const M: usize = 8;
const Q: u32 = 536441403;
fn mix(z: u64) -> u64 {
    let z = z.wrapping_add(0x9E3779B97F4A7C15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xBF58476D1CE4E5B9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94D049BB133111EB);
    z ^ (z >> 31)
}
fn child(h: u64, i: usize) -> u64 {
    mix(h ^ (i as u64 + 1).wrapping_mul(0xD1B54A32D192ED03))
}
fn walk(h: u64) -> u64 {
    if h as u32 >= Q {
        return 1;
    }
    let mut res = [0u64; M];
    rayon::scope(|s| {
        for (i, slot) in res.iter_mut().enumerate() {
            s.spawn(move |_| *slot = walk(child(h, i)));
        }
    });
    1 + res.iter().sum::<u64>()
}
fn main() {
    let v: Vec<String> = std::env::args().collect();
    let seed: u64 = v[1].parse().unwrap();
    let w: usize = v[2].parse().unwrap();
    let pool = rayon::ThreadPoolBuilder::new().num_threads(w).build().unwrap();
    let (r, s) = pool.install(|| {
        let t = Instant::now();
        let h = mix(seed);
        let mut res = vec![0u64; B0];
        rayon::scope(|s| {
            for (i, slot) in res.iter_mut().enumerate() {
                s.spawn(move |_| *slot = walk(child(h, i)));
            }
        });
        (1 + res.iter().sum::<u64>(), t.elapsed().as_secs_f64())
    });
    println!("answer={} tasks={} sec={:.6}", r, r - 1, s);
}
