// One JoinSet.
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::Instant;
use tokio::task::JoinSet;
static C: AtomicU64 = AtomicU64::new(0);
fn main() {
    let v: Vec<String> = std::env::args().collect();
    let n: u64 = v[1].parse().unwrap();
    let w: usize = v[2].parse().unwrap();
    let rt = tokio::runtime::Builder::new_multi_thread().worker_threads(w).build().unwrap();
    let t = Instant::now();
    rt.block_on(async move {
        tokio::spawn(async move {
            let mut js = JoinSet::new();
            for _ in 0..n {
                js.spawn(async {
                    C.fetch_add(1, Relaxed);
                });
            }
            while js.join_next().await.is_some() {}
        })
        .await
        .unwrap()
    });
    println!("answer={} tasks={} sec={:.6}", C.load(Relaxed), n, t.elapsed().as_secs_f64());
}
