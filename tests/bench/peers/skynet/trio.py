# A nursery for every node that has children.
import sys, time, trio
async def sky(num, size, out, k):
    if size == 1:
        out[k] = num
        return
    r = [0] * 10
    async with trio.open_nursery() as g:
        for i in range(10):
            g.start_soon(sky, num + i * (size // 10), size // 10, r, i)
    out[k] = sum(r)
async def main(n):
    r = [0]
    t = time.monotonic()
    await sky(0, n, r, 0)
    t = time.monotonic() - t
    k, i = 0, n
    while i >= 1:
        k += i
        i //= 10
    print("answer=%d tasks=%d sec=%.6f" % (r[0], k, t))
trio.run(main, int(sys.argv[1]))
