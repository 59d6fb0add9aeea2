// A task for one of the two calls.
use std::{future::Future, pin::Pin, time::Instant};
fn fib(n: u32) -> Pin<Box<dyn Future<Output = u64> + Send>> {
    Box::pin(async move {
        if n < 2 {
            return n as u64;
        }
        let h = tokio::spawn(fib(n - 1));
        let b = fib(n - 2).await;
        h.await.unwrap() + b
    })
}
fn main() {
    let v: Vec<String> = std::env::args().collect();
    let n: u32 = v[1].parse().unwrap();
    let w: usize = v[2].parse().unwrap();
    let rt = tokio::runtime::Builder::new_multi_thread().worker_threads(w).build().unwrap();
    let t = Instant::now();
    let r = rt.block_on(async move { tokio::spawn(fib(n)).await.unwrap() });
    let s = t.elapsed().as_secs_f64();
    let (mut a, mut b) = (0u64, 1u64);
    for _ in 0..=n {
        let c = a + b;
        a = b;
        b = c;
    }
    println!("answer={} tasks={} sec={:.6}", r, a - 1, s);
}
