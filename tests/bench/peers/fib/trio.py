# A nursery for every call.
import sys, time, trio
async def fib(n, out, k):
    if n < 2:
        out[k] = n
        return
    r = [0, 0]
    async with trio.open_nursery() as g:
        g.start_soon(fib, n - 1, r, 0)
        await fib(n - 2, r, 1)
    out[k] = r[0] + r[1]
async def main(n):
    r = [0]
    t = time.monotonic()
    await fib(n, r, 0)
    t = time.monotonic() - t
    a, b = 0, 1
    for _ in range(n + 1):
        a, b = b, a + b
    print("answer=%d tasks=%d sec=%.6f" % (r[0], a - 1, t))
trio.run(main, int(sys.argv[1]))
