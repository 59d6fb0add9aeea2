// A task for every node, joined through handles.
use std::{future::Future, pin::Pin, time::Instant};
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
fn walk(h: u64) -> Pin<Box<dyn Future<Output = u64> + Send>> {
    Box::pin(async move {
        if h as u32 >= Q {
            return 1;
        }
        let mut hs = Vec::with_capacity(M);
        for i in 0..M {
            hs.push(tokio::spawn(walk(child(h, i))));
        }
        let mut s = 1;
        for h in hs {
            s += h.await.unwrap();
        }
        s
    })
}
fn main() {
    let v: Vec<String> = std::env::args().collect();
    let seed: u64 = v[1].parse().unwrap();
    let w: usize = v[2].parse().unwrap();
    let rt = tokio::runtime::Builder::new_multi_thread().worker_threads(w).build().unwrap();
    let t = Instant::now();
    let r = rt.block_on(async move {
        tokio::spawn(async move {
            let h = mix(seed);
            let hs: Vec<_> = (0..B0).map(|i| tokio::spawn(walk(child(h, i)))).collect();
            let mut s = 1;
            for h in hs {
                s += h.await.unwrap();
            }
            s
        })
        .await
        .unwrap()
    });
    println!("answer={} tasks={} sec={:.6}", r, r - 1, t.elapsed().as_secs_f64());
}
