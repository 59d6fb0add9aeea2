#!/usr/bin/env python3
"""Feeds damaged programs to the compiler: it must refuse or compile them, and nothing else.

usage: mutate.py SCC COUNT [SEED]. Every case of the test suite is a seed for mutations. One half is
damage to the text: bytes are flipped, tokens removed, doubled and exchanged, pieces of other programs
put in. The other half mostly still parses, so that it reaches the later stages: words take the place
of words, operators of operators, lines are moved and left out. A crash, a panic (status 70) or a hang
is a failure, and so is C that the C compiler refuses; the program that did it is kept and named.
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
ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
CHECK_C = ["cc", "-std=c11", "-pedantic", "-Wall", "-Wextra", "-Werror", "-fsyntax-only",
           "-I", str(ROOT / "runtime/include"), "-x", "c", "-"]


WORD = re.compile(rb"[A-Za-z_]\w*")
NUMBER = re.compile(rb"\d\w*")
OPERATORS = b"+ - * / % < > & | ^".split()
LITERALS = [b"0", b"1", b"-1", b"255u8", b"1.5", b"true", b'"s"', b"'c'", b"5ms", b"()", b"[]", b"None",
            b"9223372036854775807", b"(1, 2)", b"|| 1"]


def exchange(rng, corpus):
    """Puts words, operators, literals and lines where others of their kind stood."""
    lines = rng.choice(corpus).split(b"\n")
    for _ in range(rng.choice((0, 0, 0, 1))):
        at, other = rng.randrange(len(lines)), rng.randrange(len(lines))
        lines[at], lines[other] = lines[other], lines[at]
    if rng.randrange(4) == 0:
        del lines[rng.randrange(len(lines))]
    if rng.randrange(4) == 0 and lines:
        lines.insert(rng.randrange(len(lines)), rng.choice(lines))
    tokens = TOKEN.findall(b"\n".join(lines))
    words = [t for t in tokens if WORD.fullmatch(t)]
    for _ in range(rng.choice((0, 1, 1, 2, 4))):
        if not tokens or not words:
            break
        at = rng.randrange(len(tokens))
        if WORD.fullmatch(tokens[at]):
            tokens[at] = rng.choice(words) if rng.randrange(4) else rng.choice(LITERALS)
        elif NUMBER.fullmatch(tokens[at]) or tokens[at].startswith(b'"'):
            tokens[at] = rng.choice(LITERALS) if rng.randrange(4) else rng.choice(words)
        elif tokens[at] in OPERATORS:
            tokens[at] = rng.choice(OPERATORS)
    return b"".join(tokens)


def damage(rng, corpus):
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


def run(command, text):
    return subprocess.run(command, input=text, capture_output=True, timeout=TIMEOUT, check=False)


def attempt(scc, seed, corpus, keep):
    rng = random.Random(seed)
    text = rng.choice((damage, exchange))(rng, corpus)
    try:
        result = run([scc, "--emit=c", "-", "--verify"], text)
        if result.returncode == 1:
            return None
        what = f"scc: status {result.returncode}"
        if result.returncode == 0:
            result = run(CHECK_C, result.stdout)
            if result.returncode == 0:
                return None
            what = "the C compiler refuses the emitted C"
        lines = result.stderr.decode(errors="replace").strip().split("\n")
        marks = ("internal error", "ERROR", "runtime error", "error:")
        what += ": " + next((l for l in lines if any(m in l for m in marks)), lines[-1])
    except subprocess.TimeoutExpired:
        what = f"no end after {TIMEOUT} s"
    path = pathlib.Path(keep) / f"{seed}.sc"
    path.write_bytes(text)
    return f"{path}: {what}"


def main():
    scc = os.path.abspath(sys.argv[1])
    count = int(sys.argv[2])
    first = int(sys.argv[3]) if len(sys.argv) > 3 else random.randrange(10 ** 9)
    corpus = [p.read_bytes() for p in sorted((ROOT / "tests").rglob("*.sc"))]
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
