// A JoinSet of sleeping tasks, aborted and joined.
use std::sync::atomic::{AtomicU64, Ordering::SeqCst};
use std::time::{Duration, Instant};
use tokio::task::JoinSet;
static STARTED: AtomicU64 = AtomicU64::new(0);
fn main() {
    let v: Vec<String> = std::env::args().collect();
    let n: u64 = v[1].parse().unwrap();
    let w: usize = v[2].parse().unwrap();
    let rt = tokio::runtime::Builder::new_multi_thread().worker_threads(w).enable_time().build().unwrap();
    let (c, s) = rt.block_on(async move {
        tokio::spawn(async move {
            let mut js = JoinSet::new();
            for _ in 0..n {
                js.spawn(async {
                    STARTED.fetch_add(1, SeqCst);
                    tokio::time::sleep(Duration::from_secs(3600)).await;
                });
            }
            while STARTED.load(SeqCst) < n {
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
            tokio::time::sleep(Duration::from_millis(200)).await;
            let t = Instant::now();
            js.abort_all();
            let mut c = 0;
            while let Some(r) = js.join_next().await {
                if r.unwrap_err().is_cancelled() {
                    c += 1;
                }
            }
            (c, t.elapsed().as_secs_f64())
        })
        .await
        .unwrap()
    });
    println!("answer={} tasks={} sec={:.6}", c, n, s);
}
