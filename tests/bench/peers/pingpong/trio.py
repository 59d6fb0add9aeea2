# Two tasks over memory channels without places.
import sys, time, trio
async def echo(rx, tx):
    async for v in rx:
        await tx.send(v + 1)
async def main(n):
    ta, ra = trio.open_memory_channel(0)
    tb, rb = trio.open_memory_channel(0)
    t = time.monotonic()
    s = 0
    async with trio.open_nursery() as g:
        g.start_soon(echo, ra, tb)
        for i in range(n):
            await ta.send(i)
            s += await rb.receive()
        await ta.aclose()
    print("answer=%d tasks=%d sec=%.6f" % (s, n, time.monotonic() - t))
trio.run(main, int(sys.argv[1]))
