#!/usr/bin/env python3
"""Feeds damaged programs to the compiler: it must refuse or compile them, and nothing else.

usage: mutate.py SCC COUNT [SEED]. Every case of the test suite is a seed for mutations: bytes are
flipped, tokens are removed, doubled and exchanged, pieces of other programs are put in. A crash, a
panic (status 70) or a hang is a failure, and the program that did it is kept and named.
"""
import concurrent.futures
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile

TOKEN = re.compile(rb'\s+|\w+|"[^"\n]*"|.', re.S)
TIMEOUT = 20


def mutate(rng, corpus):
    text = rng.choice(corpus)
    tokens = TOKEN.findall(text)
    for _ in range(rng.choice((1, 1, 1, 2, 3, 8))):
        if not tokens:
            break
        at = rng.randrange(len(tokens))
        kind = rng.randrange(7)
        if kind == 0:
            del tokens[at:at + rng.choice((1, 1, 2, 5, 20))]
        elif kind == 1:
            tokens.insert(at, tokens[rng.randrange(len(tokens))])
        elif kind == 2:
            other = rng.randrange(len(tokens))
            tokens[at], tokens[other] = tokens[other], tokens[at]
        elif kind == 3:
            donor = TOKEN.findall(rng.choice(corpus))
            start = rng.randrange(len(donor)) if donor else 0
            tokens[at:at] = donor[start:start + rng.choice((1, 3, 10, 40))]
        elif kind == 4:
            token = bytearray(tokens[at])
            token[rng.randrange(len(token))] = rng.randrange(256)
            tokens[at] = bytes(token)
        elif kind == 5:
            tokens[at:at] = [rng.choice((b"{", b"}", b"(", b")", b"|", b"<", b">", b"?", b";"))] * \
                rng.choice((1, 2, 300))
        else:
            tokens[at:at + 1] = [tokens[at]] * rng.choice((2, 50))
    return b"".join(tokens)


def attempt(scc, seed, corpus, keep):
    rng = random.Random(seed)
    text = mutate(rng, corpus)
    try:
        result = subprocess.run([scc, "--emit=c", "-", "-o", "/dev/null", "--verify"], input=text,
                                capture_output=True, timeout=TIMEOUT, check=False)
        if result.returncode in (0, 1):
            return None
        lines = result.stderr.decode(errors="replace").strip().split("\n")
        marks = ("internal error", "ERROR", "runtime error")
        line = next((l for l in lines if any(m in l for m in marks)), lines[-1])
        what = f"status {result.returncode}: {line}"
    except subprocess.TimeoutExpired:
        what = f"no end after {TIMEOUT} s"
    path = pathlib.Path(keep) / f"{seed}.sc"
    path.write_bytes(text)
    return f"{path}: {what}"


def main():
    scc = os.path.abspath(sys.argv[1])
    count = int(sys.argv[2])
    first = int(sys.argv[3]) if len(sys.argv) > 3 else random.randrange(10 ** 9)
    root = pathlib.Path(__file__).resolve().parent.parent
    corpus = [p.read_bytes() for p in sorted(root.rglob("*.sc"))]
    keep = tempfile.mkdtemp(prefix="scc-fuzz-")
    print(f"{count} mutations of {len(corpus)} programs, seed {first}", flush=True)
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for found in pool.map(lambda i: attempt(scc, first + i, corpus, keep), range(count)):
            if found:
                failed += 1
                print(found, flush=True)
    if not failed:
        os.rmdir(keep)
    print(f"{failed} of {count} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
