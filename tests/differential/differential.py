#!/usr/bin/env python3
"""Random programs against what Python says they print.

usage: differential.py --scc SCC [--count N] [--seed S] [--keep FOLDER]

Cases are modules (generate.py); BATCH of them are one program, which prints what each gives. Programs take turns at gcc -O0,
gcc -O2 and clang -O2, most of them the first, and each runs with 1, 2 and 8 workers. A case that has to panic is a
program of its own, whose status has to be 101. The seed is printed; a case that differs is named by its own seed, and
`--count 1 --seed THAT` runs it alone. TAP on standard output, a test a compiler.
"""
import argparse
import concurrent.futures
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile

import generate

BATCH = 20
WORKERS = ("1", "2", "8")
FLAVOURS = (("gcc", "-O0"), ("gcc", "-O2"), ("clang", "-O2"))
SHARE = (0, 1, 2, 0, 0, 0)  # which flavour each program of six has


class Program:
    def __init__(self, cases, flavour):
        self.cases, self.flavour = cases, flavour  # cases: (seed, text, call, expected)

    def panics(self):
        return isinstance(self.cases[0][3], generate.Panic)

    def write(self, folder):
        lines = [f"import case{seed};" for seed, *_ in self.cases]
        lines += ["function main() effects [Async, Io] {"]
        for seed, text, call, _ in self.cases:
            (folder / f"case{seed}.sc").write_text(text)
            lines.append(f'  io.println("{{}} {{}}", {seed}, case{seed}.{call});')
        (folder / "main.sc").write_text("\n".join(lines + ["}", ""]))


def compiled(scc, program, folder):
    compiler, level = program.flavour
    environment = {k: v for k, v in os.environ.items() if k != "CFLAGS"}
    return subprocess.run([scc, level, f"--cc={compiler}", "main.sc", "-o", "program"], cwd=folder, env=environment,
                          capture_output=True, text=True, timeout=600)


def complaints(program, folder, workers):
    """(seed, what is wrong) for each case that differs."""
    try:
        run = subprocess.run(["./program"], cwd=folder, env={**os.environ, "SC_WORKERS": workers}, capture_output=True,
                             text=True, timeout=120)
    except subprocess.TimeoutExpired:
        yield program.cases[0][0], f"with {workers} workers the program does not end"
        return
    if program.panics():
        if run.returncode != 101 or ": panic: " not in run.stderr:
            yield program.cases[0][0], (f"with {workers} workers: expected a panic ({program.cases[0][3]}), "
                                        f"found status {run.returncode}\n{run.stdout}{run.stderr}")
        return
    found = dict(line.split(" ", 1) for line in run.stdout.splitlines())
    for seed, _, _, expected in program.cases:
        if found.get(str(seed)) != str(expected):
            yield seed, f"with {workers} workers: expected {expected}, found {found.get(str(seed))}"
            break
    else:
        if run.returncode or run.stderr:
            yield program.cases[-1][0], f"with {workers} workers: status {run.returncode}\n{run.stderr}"


def check(options, program):
    folder = pathlib.Path(tempfile.mkdtemp(prefix="scc-differential-"))
    wrong = []
    try:
        program.write(folder)
        made = compiled(options.scc, program, folder)
        if made.returncode or made.stderr:
            where = re.search(r"case(\d+)\.sc", made.stderr)
            wrong.append((where[1] if where else program.cases[0][0], "it does not compile:\n" + made.stderr[:2000]))
        else:
            for workers in WORKERS:
                wrong += complaints(program, folder, workers)
        if wrong and options.keep:
            shutil.copytree(folder, pathlib.Path(options.keep) / f"case{wrong[0][0]}", dirs_exist_ok=True)
    finally:
        shutil.rmtree(folder)
    return program, wrong


def programs_of(first, count):
    """The programs of so many cases, whose seeds follow each other."""
    cases = [(seed, *generate.case(seed)) for seed in range(first, first + count)]
    calm = [c for c in cases if not isinstance(c[3], generate.Panic)]
    groups = [calm[i:i + BATCH] for i in range(0, len(calm), BATCH)]
    groups += [[c] for c in cases if isinstance(c[3], generate.Panic)]
    return [Program(group, FLAVOURS[SHARE[i % len(SHARE)]]) for i, group in enumerate(groups)]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--scc", required=True)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=random.randrange(1_000_000_000))
    parser.add_argument("--keep", help="where the sources of what differs are left")
    options = parser.parse_args()
    options.scc = os.path.abspath(options.scc)
    sys.setrecursionlimit(20000)
    print(f"# {options.count} programs from seed {options.seed} on")
    print(f"1..{len(FLAVOURS)}", flush=True)
    failed = {flavour: [] for flavour in FLAVOURS}
    counted = {flavour: 0 for flavour in FLAVOURS}
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for program, wrong in pool.map(lambda p: check(options, p), programs_of(options.seed, options.count)):
            counted[program.flavour] += len(program.cases)
            failed[program.flavour] += wrong
    for number, flavour in enumerate(FLAVOURS, 1):
        for seed, what in failed[flavour]:
            print(f"# case {seed} (--count 1 --seed {seed}) {what}".replace("\n", "\n# "))
        print(("not " if failed[flavour] else "") + f"ok {number} - {counted[flavour]} cases with {' '.join(flavour)}")
    return any(failed.values())


if __name__ == "__main__":
    sys.exit(main())
