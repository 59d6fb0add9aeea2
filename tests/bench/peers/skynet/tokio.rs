// Over channels, or through join handles if the third argument is "join".
use std::{future::Future, pin::Pin, time::Instant};
use tokio::sync::mpsc;
// every child sends its sum on its parent's channel, as in the usual skynet
fn sky(c: mpsc::Sender<u64>, num: u64, size: u64) -> Pin<Box<dyn Future<Output = ()> + Send>> {
    Box::pin(async move {
        if size == 1 {
            c.send(num).await.unwrap();
            return;
        }
        let (tx, mut rx) = mpsc::channel(1);
        for i in 0..10 {
            tokio::spawn(sky(tx.clone(), num + i * (size / 10), size / 10));
        }
        let mut s = 0;
        for _ in 0..10 {
            s += rx.recv().await.unwrap();
        }
        c.send(s).await.unwrap();
    })
}
// the join form: the same tree, summed through JoinHandles
fn skyj(num: u64, size: u64) -> Pin<Box<dyn Future<Output = u64> + Send>> {
    Box::pin(async move {
        if size == 1 {
            return num;
        }
        let mut hs = Vec::with_capacity(10);
        for i in 0..10 {
            hs.push(tokio::spawn(skyj(num + i * (size / 10), size / 10)));
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
    let n: u64 = v[1].parse().unwrap();
    let w: usize = v[2].parse().unwrap();
    let join = v.len() > 3 && v[3] == "join";
    let rt = tokio::runtime::Builder::new_multi_thread().worker_threads(w).build().unwrap();
    let t = Instant::now();
    let r = rt.block_on(async move {
        if join {
            tokio::spawn(skyj(0, n)).await.unwrap()
        } else {
            let (tx, mut rx) = mpsc::channel(1);
            tokio::spawn(sky(tx, 0, n));
            rx.recv().await.unwrap()
        }
    });
    let s = t.elapsed().as_secs_f64();
    let mut tasks = 0;
    let mut i = n;
    while i >= 1 {
        tasks += i;
        i /= 10;
    }
    println!("answer={} tasks={} sec={:.6}", r, tasks, s);
}
