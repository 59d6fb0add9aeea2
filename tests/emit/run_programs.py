#!/usr/bin/env python3
"""Compiles and runs what write_program writes: one TAP line for each program and compiler.

Each program is compiled as strictly as emitted C promises to bear, at several levels of optimisation,
and run with several numbers of workers; its exit status must be the one that write_program lists.
"""

import argparse
import os
import subprocess
import sys
import tempfile

STRICT = ["-std=c11", "-pedantic", "-Wall", "-Wextra", "-Werror"]


def lines_of(command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def check(options, folder, name, status, compiler):
    """Gives what went wrong, or None."""
    source = os.path.join(folder, name + ".c")
    program = os.path.join(folder, name)
    flags = os.environ.get("CFLAGS", "").split()
    with open(source, "w", encoding="utf-8") as file:
        file.write(lines_of([options.writer, name]))
    for level in ["-O0", "-O2", "-O3"]:
        command = [compiler, *STRICT, level, *flags, "-I", options.include, source, "-o", program]
        command += [options.link, *options.args.split(), "-lm"]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode != 0:
            return f"{level}: {done.stderr}"
        for workers in ["1", "2", "8"]:
            environment = dict(os.environ, SC_WORKERS=workers)
            try:
                done = subprocess.run([program], capture_output=True, text=True, timeout=60,
                                      env=environment)
            except subprocess.TimeoutExpired:
                return f"{level}, {workers} workers: did not end"
            if done.returncode != status:
                return f"{level}, {workers} workers: status {done.returncode}\n{done.stderr}"
    return None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--writer", required=True)
    parser.add_argument("--cc", action="append", default=[])
    parser.add_argument("--include", required=True)
    parser.add_argument("--link", required=True)
    parser.add_argument("--args", default="")
    options = parser.parse_args()
    rows = [row.split() for row in lines_of([options.writer]).splitlines()]
    compilers = options.cc or ["cc"]
    # A sanitized runtime is linked by the compiler that made it.
    if "-fsanitize" in os.environ.get("CFLAGS", ""):
        compilers = compilers[:1]
    print(f"1..{len(rows) * len(compilers)}")
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        for number, (name, status, compiler) in enumerate(
                ((name, status, cc) for name, status in rows for cc in compilers), 1):
            wrong = check(options, folder, name, int(status), compiler)
            print(f"{'not ok' if wrong else 'ok'} {number} - {name} with {compiler}", flush=True)
            if wrong:
                failed = True
                print("\n".join("# " + line for line in wrong.splitlines()[:40]))
    return failed


if __name__ == "__main__":
    sys.exit(main())
