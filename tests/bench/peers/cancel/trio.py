# A nursery of sleeping tasks, whose cancel scope is cancelled.
import sys, time, trio
started = cancelled = 0
async def sl():
    global started, cancelled
    started += 1
    try:
        await trio.sleep(3600)
    except trio.Cancelled:
        cancelled += 1
        raise
async def main(n):
    async with trio.open_nursery() as g:
        for _ in range(n):
            g.start_soon(sl)
        while started < n:
            await trio.sleep(0.001)
        await trio.sleep(0.2)
        t = time.monotonic()
        g.cancel_scope.cancel()
    print("answer=%d tasks=%d sec=%.6f" % (cancelled, n, time.monotonic() - t))
trio.run(main, int(sys.argv[1]))
