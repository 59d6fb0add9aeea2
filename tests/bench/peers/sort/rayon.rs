// The halves by join; pieces of 4,096 are sorted serially.
use std::time::Instant;

fn insertion(v: &mut [i32]) {
    for i in 1..v.len() {
        let x = v[i];
        let mut j = i;
        while j > 0 && v[j - 1] > x {
            v[j] = v[j - 1];
            j -= 1;
        }
        v[j] = x;
    }
}

fn merge(v: &mut [i32], room: &mut [i32], half: usize) {
    room[..half].copy_from_slice(&v[..half]);
    let (mut i, mut j, mut k) = (0, half, 0);
    while i < half && j < v.len() {
        if room[i] <= v[j] {
            v[k] = room[i];
            i += 1;
        } else {
            v[k] = v[j];
            j += 1;
        }
        k += 1;
    }
    v[k..k + half - i].copy_from_slice(&room[i..half]);
}

fn sort_serially(v: &mut [i32], room: &mut [i32]) {
    if v.len() <= 24 {
        insertion(v);
        return;
    }
    let half = v.len() / 2;
    sort_serially(&mut v[..half], &mut room[..half]);
    sort_serially(&mut v[half..], &mut room[half..]);
    merge(v, room, half);
}

fn sort(v: &mut [i32], room: &mut [i32]) {
    if v.len() <= 4096 {
        sort_serially(v, room);
        return;
    }
    let half = v.len() / 2;
    let (a, b) = v.split_at_mut(half);
    let (x, y) = room.split_at_mut(half);
    rayon::join(|| sort(a, x), || sort(b, y));
    merge(v, room, half);
}

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let n: usize = args[1].parse().unwrap();
    let w: usize = args[2].parse().unwrap();
    let pool = rayon::ThreadPoolBuilder::new().num_threads(w).build().unwrap();
    let mut seed: u32 = 7;
    let mut v: Vec<i32> = (0..n)
        .map(|_| {
            seed = seed.wrapping_mul(1664525).wrapping_add(1013904223);
            (seed >> 1) as i32
        })
        .collect();
    let mut room = vec![0; n];
    let s = pool.install(|| {
        let t = Instant::now();
        sort(&mut v, &mut room);
        t.elapsed().as_secs_f64()
    });
    let hash = v.iter().fold(0u64, |h, x| h.wrapping_mul(31).wrapping_add(*x as u64));
    println!("answer={} tasks={} sec={:.6}", hash, n, s);
}
