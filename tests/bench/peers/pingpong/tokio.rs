// Two tasks over channels of one place: the mpsc channel has no smaller one.
use std::time::Instant;
use tokio::sync::mpsc;
fn main() {
    let v: Vec<String> = std::env::args().collect();
    let n: u64 = v[1].parse().unwrap();
    let w: usize = v[2].parse().unwrap();
    // workers 0: the current_thread runtime
    let rt = if w == 0 {
        tokio::runtime::Builder::new_current_thread().build().unwrap()
    } else {
        tokio::runtime::Builder::new_multi_thread().worker_threads(w).build().unwrap()
    };
    let t = Instant::now();
    let s = rt.block_on(async move {
        let (ta, mut ra) = mpsc::channel::<u64>(1);
        let (tb, mut rb) = mpsc::channel::<u64>(1);
        let h1 = tokio::spawn(async move {
            while let Some(v) = ra.recv().await {
                tb.send(v + 1).await.unwrap();
            }
        });
        let h2 = tokio::spawn(async move {
            let mut s = 0;
            for i in 0..n {
                ta.send(i).await.unwrap();
                s += rb.recv().await.unwrap();
            }
            s
        });
        let s = h2.await.unwrap();
        h1.await.unwrap();
        s
    });
    println!("answer={} tasks={} sec={:.6}", s, n, t.elapsed().as_secs_f64());
}
