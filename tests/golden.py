#!/usr/bin/env python3
"""Runs every case that is a `.sc` file and reports in TAP.

A case says in its leading `//` comments what is expected of it:

    // run                  compile, run, compare (exit status 0 unless said otherwise)
    // check                the compiler accepts it; nothing is run
    // reject               the compiler refuses it
    // out: TEXT            the next line of standard output
    // set: A | B           the next line of standard output is one of these
    // any-order            lines of standard output may come in any order
    // err: TEXT            stderr of the run contains TEXT, in this order
    // exit: N              exit status of the run
    // diag: SC0701         the next diagnostic; `SC0701@12` also pins its line. All errors have to be
                            listed; warnings count if their code is listed anywhere
    // flags: --x --y       words for the compiler
    // args: A B            words for the program
    // env: NAME=VALUE      for the program
    // folder               FOLDER in its environment names an empty folder, a new one for each run
    // stdin: TEXT          the next line of its standard input
    // workers: 1 2 8       one run for each of these (that is the default)

Beside NAME.sc may lie what the compiler must print, to the byte: NAME.diag (stderr of --check),
NAME.ast, NAME.ir or NAME.c (--emit). `--update` writes these anew; in the folders diag, ast, lower and
emit it also makes those that are missing. Programs are compiled once and run with each number of
workers. `--soak N` runs each N times with random numbers of workers, several at once (by the program
`repeat` of this folder), and holds every distinct outcome against what the case allows; `--under WORDS`
runs each by another program; `--strict-c` compiles the emitted C of each with the compilers given, as
strictly as they can.
"""
import argparse
import concurrent.futures
import os
import pathlib
import random
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile

TIMEOUT = 60
SOAK_JOBS = 16  # runs of one case at once: most of them sleep
GOLDEN_FLAG = {".diag": "--check", ".ast": "--emit=ast", ".ir": "--emit=ir", ".c": "--emit=c"}
FOLDER_GOLDEN = {"diag": ".diag", "ast": ".ast", "lower": ".ir", "emit": ".c"}
KINDS = ("run", "check", "reject")
DIAGNOSTIC = re.compile(r"^(.*?):(\d+):(\d+): (error|warning): .* \[(SC\d{4})\]$")


class Failure(Exception):
    """A case that does not do what it says; the text tells how."""


class Case:
    def __init__(self, path, root):
        self.path = path
        self.name = os.path.relpath(path, root)
        self.kind = None
        self.any_order = False
        self.folder = False
        self.lines = {key: [] for key in ("out", "err", "diag", "stdin", "flags", "args", "env")}
        self.exit = 0
        self.workers = ["1", "2", "8"]
        self.read()
        folder = FOLDER_GOLDEN.get(path.parent.name)
        self.goldens = [path.with_suffix(s) for s in GOLDEN_FLAG
                        if s == folder or path.with_suffix(s).exists()]

    def read(self):
        text = self.path.read_bytes().decode("utf-8", "surrogateescape").lstrip("\ufeff")
        for line in text.split("\n"):
            if line.strip() and not line.startswith("//"):
                break
            word = line[2:].strip()
            key, colon, value = line[2:].lstrip().partition(":")
            value = value.removeprefix(" ").rstrip("\r")
            if word in KINDS:
                self.kind = word
            elif word == "any-order":
                self.any_order = True
            elif word == "folder":
                self.folder = True
            elif colon and key == "set":
                self.lines["out"].append([a.strip() for a in value.split(" | ")])
            elif colon and key == "out":
                self.lines["out"].append([value])
            elif colon and key in ("flags", "args", "env"):
                self.lines[key] += shlex.split(value)
            elif colon and key == "exit":
                self.exit = int(value)
            elif colon and key == "workers":
                self.workers = value.split()
            elif colon and key in self.lines:
                self.lines[key].append(value)


class Runner:
    def __init__(self, options, root):
        self.options = options
        self.root = root
        self.scratch = tempfile.mkdtemp(prefix="scc-golden-")

    def execute(self, command, stdin=b"", env=None):
        """Runs a command in the root folder; a hang ends its whole process group."""
        process = subprocess.Popen(command, cwd=self.root, stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                   env=env, start_new_session=True)
        try:
            out, err = process.communicate(stdin, TIMEOUT)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            out, err = process.communicate()
            raise Failure(f"hangs: no end after {TIMEOUT} s\n" + show("stdout so far", out)
                          + show("stderr so far", err)) from None
        return process.returncode, out, err

    def scc(self, case, *words):
        return self.execute([self.options.scc, *words, *case.lines["flags"], case.name])

    # ---- one case ----

    def check(self, case):
        if not case.kind and not case.goldens:
            raise Failure("says neither run, check nor reject, and no golden file lies beside it")
        for golden in case.goldens:
            self.check_golden(case, golden)
        if case.kind in ("check", "reject"):
            status, _, err = self.scc(case, "--check")
            self.check_compile(case, status, err)
        elif case.kind == "run":
            self.check_run(case)

    def check_golden(self, case, golden):
        status, out, err = self.scc(case, GOLDEN_FLAG[golden.suffix])
        if status not in (0, 1) or (status == 1 and golden.suffix != ".diag"):
            raise Failure(f"scc ended with status {status}\n" + show("stderr", err))
        text = err if golden.suffix == ".diag" else out
        if self.options.update:
            if not golden.exists() or golden.read_bytes() != text:
                golden.write_bytes(text)
        elif not golden.exists():
            raise Failure(f"{golden.name} is missing (--update makes it)")
        elif golden.read_bytes() != text:
            raise Failure(f"differs from {golden.name}\n" + difference(golden.read_bytes(), text))

    def check_compile(self, case, status, err):
        found = [match for line in err.decode(errors="replace").split("\n")
                 if (match := DIAGNOSTIC.match(line))]
        wanted = [re.split(r"\s*@\s*", text.strip()) for text in case.lines["diag"]]
        codes = {want[0] for want in wanted}
        counted = [m for m in found if m[4] == "error" or m[5] in codes]
        expects_error = case.kind == "reject"
        if status != (1 if expects_error else 0):
            raise Failure(f"scc ended with status {status}\n" + show("stderr", err))
        if expects_error and not wanted:
            return
        fits = len(counted) == len(wanted) and all(
            match[5] == want[0] and (len(want) == 1 or match[2] == want[1])
            for match, want in zip(counted, wanted))
        if not fits:
            raise Failure("expected diagnostics: " + ", ".join("@".join(w) for w in wanted) + "\n"
                          + show("stderr", err))

    def check_run(self, case):
        program = os.path.join(self.scratch, re.sub(r"\W", "_", case.name))
        status, _, err = self.scc(case, "-o", program)
        self.check_compile(case, status, err)
        try:
            if self.options.soak:
                self.soak(case, program)
            else:
                for count in case.workers:
                    self.check_once(case, program, count)
        finally:
            os.unlink(program)

    def soak(self, case, program):
        stdin = program + ".stdin"
        pathlib.Path(stdin).write_bytes(self.stdin(case))
        command = [self.options.repeat, str(self.options.soak), str(SOAK_JOBS),
                   str(self.options.seed), stdin, program, *case.lines["args"]]
        report = subprocess.run(command, cwd=self.root, env=self.environment(case),
                                stdout=subprocess.PIPE, check=True).stdout
        os.unlink(stdin)
        while report:
            head, _, report = report.partition(b"\n")
            count, status, workers, out, err = head.decode().split()
            out, err, report = (report[:int(out)], report[int(out):int(out) + int(err)],
                                report[int(out) + int(err):])
            try:
                self.check_outcome(case, status, out, err)
            except Failure as failure:
                raise Failure(f"{count} of {self.options.soak} runs, one with SC_WORKERS={workers}, "
                              f"seed {self.options.seed}: {failure}") from None

    @staticmethod
    def stdin(case):
        return "".join(line + "\n" for line in case.lines["stdin"]).encode()

    @staticmethod
    def environment(case, **more):
        return os.environ | dict(pair.split("=", 1) for pair in case.lines["env"]) | more

    def check_once(self, case, program, workers):
        env = self.environment(case, SC_WORKERS=workers)
        if case.folder:
            env["FOLDER"] = tempfile.mkdtemp(dir=self.scratch)
        try:
            self.check_outcome(case, *self.execute([*shlex.split(self.options.under), program,
                                                    *case.lines["args"]], self.stdin(case), env))
        except Failure as failure:
            raise Failure(f"with SC_WORKERS={workers}: {failure}") from None

    def check_outcome(self, case, status, out, err):
        if str(status) != str(case.exit):
            raise Failure(f"ended with status {status}, not {case.exit}\n"
                          + show("stdout", out) + show("stderr", err))
        self.check_out(case, out)
        self.check_err(case, err)

    @staticmethod
    def check_out(case, out):
        found = out.decode("utf-8", "surrogateescape").split("\n")
        if found[-1] == "":
            found.pop()
        wanted = list(case.lines["out"])
        if case.any_order:
            found.sort()
            wanted.sort()
        if len(found) != len(wanted) or any(f not in w for f, w in zip(found, wanted)):
            text = "".join(" | ".join(line) + "\n" for line in wanted)
            text = text.encode("utf-8", "surrogateescape")
            raise Failure("standard output differs\n" + difference(text, out))

    @staticmethod
    def check_err(case, err):
        text = err.decode(errors="replace")
        if not case.lines["err"] and case.exit == 0 and text:
            raise Failure("prints to stderr\n" + show("stderr", err))
        at = 0
        for line in case.lines["err"]:
            at = text.find(line, at)
            if at < 0:
                raise Failure(f"stderr lacks '{line}'\n" + show("stderr", err))
            at += len(line)

    def check_strict_c(self, case):
        """The emitted C is plain C11 to every compiler, with every usual warning."""
        status, c_text, err = self.scc(case, "--emit=c")
        if status != 0:
            raise Failure(f"scc ended with status {status}\n" + show("stderr", err))
        for cc in self.options.cc:
            status, _, err = self.execute(
                [*shlex.split(cc), "-std=c11", "-pedantic", "-Wall", "-Wextra", "-Werror", "-O1",
                 "-I", self.options.include, "-c", "-x", "c", "-", "-o", "/dev/null"], c_text)
            if status != 0:
                raise Failure(f"{cc} refuses the emitted C\n" + show("stderr", err))


def show(title, data):
    text = data.decode(errors="replace").rstrip("\n")
    lines = text.split("\n")
    if len(lines) > 60:
        lines = lines[:60] + [f"... {len(lines) - 60} more lines"]
    return "".join(f"  {title}: {line}\n" for line in lines) if text else ""


def difference(wanted, found):
    import difflib
    lines = difflib.unified_diff(wanted.decode(errors="replace").split("\n"),
                                 found.decode(errors="replace").split("\n"),
                                 "expected", "found", lineterm="", n=2)
    return show("diff", "\n".join(lines).encode())


def cases_of(paths, root):
    for path in map(pathlib.Path, paths):
        if path.is_dir():
            yield from (Case(p.resolve(), root) for p in sorted(path.rglob("*.sc")))
        elif path.exists():
            yield Case(path.resolve(), root)
        else:
            sys.exit(f"golden.py: {path} does not exist")


def attempt(check, case):
    try:
        check(case)
    except Failure as failure:
        return str(failure)
    except OSError as error:
        return str(error)
    return None


def main():
    parser = argparse.ArgumentParser(description="runs the cases in .sc files")
    parser.add_argument("--scc", required=True, help="the compiler")
    parser.add_argument("--include", default="runtime/include", help="--strict-c: folder of <scc/>")
    parser.add_argument("--cc", action="append", help="--strict-c: a C compiler; may be repeated")
    parser.add_argument("--strict-c", action="store_true")
    parser.add_argument("--under", default="", help="words that stand before a program that is run")
    parser.add_argument("--soak", type=int, default=0, metavar="N")
    parser.add_argument("--repeat", help="--soak: the program that repeats")
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 32), help="--soak")
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("paths", nargs="+")
    options = parser.parse_args()
    options.scc = os.path.abspath(options.scc)
    options.include = os.path.abspath(options.include)
    if options.soak:
        options.repeat = os.path.abspath(options.repeat)
        print(f"# seed {options.seed}")
    options.cc = options.cc or ["gcc", "clang"]

    root = pathlib.Path(__file__).resolve().parent.parent
    runner = Runner(options, root)
    check = runner.check_strict_c if options.strict_c else runner.check
    cases = list(cases_of(options.paths, root))
    if options.strict_c or options.soak:
        cases = [case for case in cases if case.kind == "run"]
    print(f"1..{len(cases)}", flush=True)
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        futures = {pool.submit(attempt, check, case): case for case in cases}
        for number, future in enumerate(concurrent.futures.as_completed(futures), 1):
            failure = future.result()
            print("not ok" if failure else "ok", number, "-", futures[future].name, flush=True)
            for line in failure.rstrip("\n").split("\n") if failure else ():
                print("#", line.encode(errors="replace").decode(), flush=True)
            failed += failure is not None
    shutil.rmtree(runner.scratch)
    print(f"# {len(cases) - failed} of {len(cases)} cases pass", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
