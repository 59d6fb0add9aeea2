#!/usr/bin/env python3
"""Checks the Promela models of this folder with spin, and reports in TAP.

Each model is searched completely and must hold. Then it is searched again with each of its mutations,
which its first comment lists under "Taken away by a mutation:", and each time an error must be found:
else the model would not notice if the code left out that step.

    models.py [MODEL.pml...]     all of them if none is given
    models.py --trace MODEL.pml [MUTATION]   the steps that lead to the error
"""
import concurrent.futures
import os
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
MUTATION = re.compile(r"^ \*   ([A-Z_]+) ", re.M)
SEARCH = ["./pan", "-m100000", "-w22"]
TIMEOUT = 300


class Failure(Exception):
    """What a check found wrong."""


def run(command, folder):
    done = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          text=True, timeout=TIMEOUT, check=False)
    if done.returncode != 0:
        raise Failure(f"{command[0]} fails:\n{done.stdout}")
    return done.stdout


def search(model, mutation, folder):
    """The number of errors (spin stops at the first), after a search that left nothing out."""
    run(["spin", "-a", *([f"-D{mutation}"] if mutation else []), str(model)], folder)
    run(["gcc", "-O1", "-w", "-DSAFETY", "-DCOLLAPSE", "-o", "pan", "pan.c"], folder)
    text = run(SEARCH, folder)
    errors = re.search(r"errors: (\d+)", text)
    if not errors:
        raise Failure(text)
    complete = not re.search(r"max search depth too small|out of memory|Search not completed", text)
    if errors.group(1) == "0" and not complete:
        raise Failure("the search is not complete:\n" + text)
    return int(errors.group(1)), text


def check(model, mutation):
    with tempfile.TemporaryDirectory() as folder:
        errors, text = search(model, mutation, folder)
    if mutation and errors == 0:
        raise Failure("the model doesn't notice this mutation")
    if not mutation and errors:
        raise Failure(text + f"\nthe steps: {pathlib.Path(__file__).name} --trace {model.name}")


def trace(model, mutation):
    with tempfile.TemporaryDirectory() as folder:
        errors, text = search(model, mutation, folder)
        print(text)
        if errors:
            trail = next(pathlib.Path(folder).glob("*.trail"))
            options = [f"-D{mutation}"] if mutation else []
            subprocess.run(["spin", "-p", "-g", "-l", "-k", trail, *options, model], cwd=folder,
                           check=False)


def mutations(model):
    names = MUTATION.findall(model.read_text().split("*/", 1)[0])
    if not names:
        raise SystemExit(f"{model}: names no mutation")
    return names


def main():
    words = sys.argv[1:]
    if words[:1] == ["--trace"]:
        trace(pathlib.Path(words[1]).resolve(), words[2] if len(words) > 2 else None)
        return 0
    models = [pathlib.Path(word).resolve() for word in words] or sorted(HERE.glob("*.pml"))
    checks = [(model, mutation) for model in models for mutation in [None, *mutations(model)]]
    print(f"1..{len(checks)}")
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(len(os.sched_getaffinity(0))) as pool:
        runs = [pool.submit(check, *one) for one in checks]
        for number, ((model, mutation), done) in enumerate(zip(checks, runs), 1):
            name = f"{model.stem} notices {mutation}" if mutation else f"{model.stem} holds"
            try:
                done.result()
                print(f"ok {number} - {name}")
            except (Failure, subprocess.TimeoutExpired) as failure:
                failed += 1
                print(f"not ok {number} - {name}")
                print("".join(f"# {line}\n" for line in str(failure).splitlines()), end="")
            sys.stdout.flush()
    return failed > 0


sys.exit(main())
