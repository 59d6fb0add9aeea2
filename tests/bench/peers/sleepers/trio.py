# One nursery.
import sys, time, trio
c = 0
async def sl():
    global c
    await trio.sleep(2)
    c += 1
async def main(n):
    t = time.monotonic()
    async with trio.open_nursery() as g:
        for _ in range(n):
            g.start_soon(sl)
    print("answer=%d tasks=%d sec=%.6f" % (c, n, time.monotonic() - t))
trio.run(main, int(sys.argv[1]))
