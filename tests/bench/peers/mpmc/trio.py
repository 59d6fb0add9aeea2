# Eight tasks over a memory channel of 64 places.
import sys, time, trio
total = 0
async def prod(tx, p, n):
    async with tx:
        for i in range(p, n, 4):
            await tx.send(i)
async def cons(rx):
    global total
    s = 0
    async with rx:
        async for v in rx:
            s += v
    total += s
async def main(n):
    tx, rx = trio.open_memory_channel(64)
    t = time.monotonic()
    async with trio.open_nursery() as g:
        async with tx, rx:
            for p in range(4):
                g.start_soon(prod, tx.clone(), p, n)
                g.start_soon(cons, rx.clone())
    print("answer=%d tasks=%d sec=%.6f" % (total, n, time.monotonic() - t))
trio.run(main, int(sys.argv[1]))
