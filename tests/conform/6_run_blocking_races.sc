// spec 8: what the function captures is used for the time of the call
// reject
// diag: SC0701
function main() effects [Async] {
    var n = 0;
    task.scope |s| {
        const t = s.spawn || { n = 1; };
        task.run_blocking(|| { n = 2; });
        t.join();
    };
}
