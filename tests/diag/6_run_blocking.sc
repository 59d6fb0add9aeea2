extern c function sync();
function nap() effects [Async, Clock] { clock.sleep(1ms); }
function given(f: function()) effects [Async] {
    task.run_blocking(f);
    task.run_blocking(|| f());
}
function main() effects [Async, Clock] {
    task.run_blocking(|| nap());
    task.run_blocking(nap);
    task.run_blocking(sync());
    task.run_blocking(|n: i32| n);
    task.run_blocking();
    task.run_blocking(sync);
    sync();
}
