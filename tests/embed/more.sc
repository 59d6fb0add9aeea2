// A second unit of the same program.
export c function count_primes(below: i32) -> i32 effects [Async] {
    const found = atomic(0);
    task.nursery |n| {
        for i in 2..below { n.spawn || { if is_prime(i) { found.add(1); } }; }
    };
    found.load()
}
function is_prime(n: i32) -> Bool {
    var d = 2;
    while d * d <= n {
        if n % d == 0 { return false; }
        d += 1;
    }
    true
}
