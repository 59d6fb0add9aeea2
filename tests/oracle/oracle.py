#!/usr/bin/env python3
"""Random trees of tasks and scopes, run and held against an oracle; reports in TAP.

Each program has many trees (trees.py), each with the set of all that may come of it (allowed.py): the
values or errors of its scopes, what was received from channels, and which marks were passed, every defer among
them. A program runs its
trees again and again with 1, 2 and 8 workers, and what it prints must be in the set; nothing may run
in a scope that has ended, no mark be passed twice, and nothing hang. Trees that panic run alone.

    oracle.py --scc SCC [--seed N] [--programs N | --seconds N] [--trees N] [--rounds N]

The seed is printed; the same seed makes the same programs. CFLAGS and SC_FAULT_... are honoured.
"""
import argparse
import multiprocessing
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import time

from allowed import Oracle, Stuck, TooLarge
from trees import Tree

STATES = 12000  # a tree that has more is not taken
TIMEOUT = 120
TRIES = 400
WORKERS = ("1", "2", "8")
PANIC_RUNS = 2
EXIT_PANIC = 101


class Failure(Exception):
    """Something came out that is not allowed."""


def make(seed):
    """A tree that is worth running, and what may come of it: (tree, results)."""
    rng = random.Random(seed)
    panics = rng.random() < 0.12
    for _ in range(TRIES):
        tree = Tree(rng, panics)
        try:
            results = Oracle(tree, STATES).explore()
        except (Stuck, TooLarge):
            continue
        if panics != any(panic for panic, *_ in results):
            continue
        if len(results) > 1 or len(tree.threads) > 3:
            return tree, panics, results
    raise SystemExit(f"no tree of seed {seed} is worth running")


def program(trees, rounds):
    text = ["error E { code: i32 }\n"]
    text += [tree.source(number) for number, (tree, _, _) in enumerate(trees)]
    text.append("function main(args: View<String>) effects [Async, Clock, Io] {")
    text.append("  if args.len() > 1 {")
    text += [f'    if args[1] == "{number}" {{ tree{number}(); }}'
             for number, (_, panics, _) in enumerate(trees) if panics]
    text.append(f"    return;\n  }}\n  for _ in 0..{rounds} {{")
    text += [f"    tree{number}();" for number, (_, panics, _) in enumerate(trees) if not panics]
    return "\n".join(text + ["  }", "}", ""])


def run(command, workers):
    environment = dict(os.environ, SC_WORKERS=workers)
    try:
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=TIMEOUT,
                              check=False)
    except subprocess.TimeoutExpired as late:
        out = (late.stdout or b"").decode()
        raise Failure(f"hangs after:\n{out[-200:]}") from None
    return done


def check_line(line, trees, panicked):
    try:
        number, leaks, *rest = [int(word) for word in line.split()]
        tree, _, results = trees[number]
    except (ValueError, IndexError):
        raise Failure(f"prints: {line}") from None
    values = tuple(rest[:len(tree.scopes)])
    notes = tuple(rest[len(tree.scopes):][:tree.notes])
    counts = rest[len(tree.scopes) + tree.notes:]
    marks = sum(1 << i for i, count in enumerate(counts) if count)
    if leaks == 0 and all(count <= 1 for count in counts) and (panicked, values, notes, marks) in results:
        return number
    allowed = "\n".join(f"  {'panics ' if panic else ''}{list(v)} {list(x)} {m:0{tree.marks}b}"
                        for panic, v, x, m in sorted(results))
    raise Failure(f"tree {number} is not to print: {line}\nscopes {list(values)}, channels {list(notes)}, marks "
                  f"{marks:0{tree.marks}b} (the first is the last digit), of these allowed:\n{allowed}"
                  f"\n{tree.source(number)}")


def check_run(binary, trees, rounds, workers):
    done = run([binary], workers)
    if done.returncode != 0:
        last = done.stdout.splitlines()[-1:] or ["-1"]
        raise Failure(f"exits {done.returncode} after {last[0]}:\n{done.stderr[-3000:]}")
    lines = [check_line(line, trees, False) for line in done.stdout.splitlines()]
    wanted = sum(1 for _, panics, _ in trees if not panics) * rounds
    if len(lines) != wanted:
        raise Failure(f"prints {len(lines)} lines, not {wanted}")


def check_panic(binary, trees, number, workers):
    done = run([binary, str(number)], workers)
    if done.returncode not in (0, EXIT_PANIC):
        raise Failure(f"tree {number} exits {done.returncode}:\n{done.stderr[-3000:]}")
    panicked = done.returncode == EXIT_PANIC
    if ("panic:" in done.stderr) < panicked:
        raise Failure(f"tree {number} panics and doesn't say so")
    lines = done.stdout.splitlines()
    if len(lines) != 1:
        raise Failure(f"tree {number} prints {len(lines)} lines")
    check_line(lines[0], trees, panicked)


def check(scc, trees, rounds, folder):
    source = folder / "trees.sc"
    source.write_text(program(trees, rounds))
    binary = folder / "trees"
    done = subprocess.run([scc, source, "-o", binary], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise Failure(f"scc exits {done.returncode}:\n{done.stderr[-3000:]}")
    for workers in WORKERS:
        try:
            check_run(binary, trees, rounds, workers)
            for number, (_, panics, _) in enumerate(trees):
                for _ in range(PANIC_RUNS if panics else 0):
                    check_panic(binary, trees, number, workers)
        except Failure as failure:
            raise Failure(f"with {workers} workers: {failure}") from None


def report(number, name, failure):
    print(f"{'not ok' if failure else 'ok'} {number} - {name}")
    if failure:
        print("".join(f"# {line}\n" for line in str(failure).splitlines()), end="")
    sys.stdout.flush()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--scc", required=True)
    parser.add_argument("--seed", type=int)
    parser.add_argument("--programs", type=int, default=2)
    parser.add_argument("--seconds", type=int, help="go on with programs for so long")
    parser.add_argument("--trees", type=int, default=40, help="in each program")
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--keep", action="store_true", help="leave a program that fails behind")
    options = parser.parse_args()
    first = options.seed if options.seed is not None else random.SystemRandom().randrange(10 ** 9)
    until = time.monotonic() + options.seconds if options.seconds else None
    number = 0
    failed = 0
    print(f"# seed {first}")
    if not until:
        print(f"1..{options.programs}")
    with multiprocessing.Pool(len(os.sched_getaffinity(0))) as pool:
        while number < options.programs if until is None else time.monotonic() < until:
            seed = first + number
            number += 1
            trees = pool.map(make, [f"{seed}.{i}" for i in range(options.trees)])
            failure = None
            with tempfile.TemporaryDirectory() as folder:
                try:
                    check(options.scc, trees, options.rounds, pathlib.Path(folder))
                except Failure as found:
                    failure = found
                    failed += 1
                if failure and options.keep:
                    os.rename(pathlib.Path(folder) / "trees.sc", f"trees-{seed}.sc")
            report(number, f"{options.trees} random trees of seed {seed}", failure)
    if until:
        print(f"1..{number}")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
