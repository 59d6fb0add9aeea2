// A thousand small tasks, then rest.
use std::time::{Duration, Instant};
use tokio::task::JoinSet;

fn spin(n: i64) -> i64 {
    (0..n).fold(1i64, |x, i| x.wrapping_mul(31).wrapping_add(i)) & 1
}

fn main() {
    let v: Vec<String> = std::env::args().collect();
    let rest: u64 = v[1].parse().unwrap();
    let w: usize = v[2].parse().unwrap();
    let rt = tokio::runtime::Builder::new_multi_thread().worker_threads(w).enable_time().build().unwrap();
    let t = Instant::now();
    let done = rt.block_on(async move {
        let mut tasks = JoinSet::new();
        for _ in 0..1000 {
            tasks.spawn(async { std::hint::black_box(spin(2000)) });
        }
        let mut done = 0;
        while tasks.join_next().await.is_some() {
            done += 1;
        }
        tokio::time::sleep(Duration::from_secs(rest)).await;
        done
    });
    println!("answer={} tasks={} sec={:.6}", done, rest, t.elapsed().as_secs_f64());
}
