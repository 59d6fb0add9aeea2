#!/usr/bin/env python3
"""The heap stays bounded: tests/bench/heap.sc makes gigabytes of strings, nodes, lists and maps on all workers, and takes
little memory at any time. A test for each number of workers, in TAP.

usage: heap.py [--rounds N] SCC PROGRAM.sc"""
import argparse
import os
import re
import subprocess
import sys
import tempfile

WORKERS = "1", "2", "8"
MOST = 48 * 1024  # KB at any time; a round makes 40 MB
MAY_BE_LEFT = 1.25  # how much more a run of three times as many rounds may take
NOISE = 4 * 1024
ANSWER = 161439280  # of a round


def compile_for(scc, source, rounds, program):
    with open(source, encoding="utf-8") as file:
        text, count = re.subn(r"(?m)^(const ROUNDS: i64 = )\d+;", rf"\g<1>{rounds};", file.read())
    assert count == 1, "no constant ROUNDS"
    subprocess.run([scc, "-", "-o", program], input=text, text=True, check=True)


def peak(program, rounds, workers):
    """The KB that it took at most."""
    env = {**os.environ, "SC_WORKERS": workers}
    with subprocess.Popen([program], env=env, stdout=subprocess.PIPE, text=True) as process:
        printed = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode or f"answer={rounds * ANSWER} " not in printed:
        raise AssertionError(f"status {process.returncode}, and it prints {printed!r}")
    return usage.ru_maxrss


def check(programs, rounds, workers):
    short, long = (peak(programs[n], n, workers) for n in (rounds // 3, rounds))
    if long > MOST or long > MAY_BE_LEFT * short + NOISE:
        raise AssertionError(f"{short} KB for {rounds // 3} rounds, {long} KB for {rounds}")
    return f"{short} KB, then {long} KB"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=60)
    parser.add_argument("scc")
    parser.add_argument("source")
    options = parser.parse_args()
    print(f"1..{len(WORKERS)}")
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        programs = {}
        for rounds in (options.rounds // 3, options.rounds):
            programs[rounds] = os.path.join(folder, f"heap_{rounds}")
            compile_for(options.scc, options.source, rounds, programs[rounds])
        for number, workers in enumerate(WORKERS, 1):
            try:
                print(f"# {check(programs, options.rounds, workers)}")
                print(f"ok {number} - {workers} workers", flush=True)
            except AssertionError as problem:
                failed = True
                print(f"# {problem}\nnot ok {number} - {workers} workers")
    return failed


if __name__ == "__main__":
    sys.exit(main())
