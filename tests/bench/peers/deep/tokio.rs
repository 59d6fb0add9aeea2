// A task that spawns the next and awaits it.
use std::{future::Future, pin::Pin, time::Instant};

fn down(levels: u64) -> Pin<Box<dyn Future<Output = u64> + Send>> {
    Box::pin(async move {
        if levels == 0 {
            return 0;
        }
        tokio::spawn(down(levels - 1)).await.unwrap() + 1
    })
}

fn main() {
    let v: Vec<String> = std::env::args().collect();
    let n: u64 = v[1].parse().unwrap();
    let w: usize = v[2].parse().unwrap();
    let rt = tokio::runtime::Builder::new_multi_thread().worker_threads(w).build().unwrap();
    let t = Instant::now();
    let r = rt.block_on(async move { tokio::spawn(down(n)).await.unwrap() });
    println!("answer={} tasks={} sec={:.6}", r, n, t.elapsed().as_secs_f64());
}
