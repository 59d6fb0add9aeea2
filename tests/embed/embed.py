#!/usr/bin/env python3
"""A C program that calls exported functions: built with the C compiler alone and what pkg-config says of the
runtime, run with several numbers of workers. TAP.

usage: embed.py SCC BUILD_ROOT. $CFLAGS is used for everything that is compiled, so that sanitizers see all.
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import traceback

HERE = pathlib.Path(__file__).resolve().parent
UNITS = ["sums", "more"]
CC = os.environ.get("CC", "cc").split()
VALUES = ["cleaned up", "5", "11", "7 0.75 1", "hello C", "C", "2 6", "1 1", "b", "0", "168"]


def run(command, cwd, status=0, **environment):
    result = subprocess.run([str(word) for word in command], cwd=cwd, capture_output=True, text=True, check=False,
                            env=dict(os.environ, **environment), timeout=300)
    text = f"{' '.join(map(str, command))}:\n{result.stdout}{result.stderr}"
    assert result.returncode == status, f"status {result.returncode}, expected {status}\n{text}"
    return result


class Tests:
    def __init__(self, scc, build, work):
        self.scc = scc
        self.work = work
        self.flags = os.environ.get("CFLAGS", "").split()
        os.environ["PKG_CONFIG_PATH"] = str(build / "meson-uninstalled")
        self.runtime = [run(["pkg-config", what, "scrt"], work).stdout.split() for what in ("--cflags", "--libs")]
        for unit in UNITS:
            shutil.copy(HERE / f"{unit}.sc", work)
            run([scc, "--emit=h", f"{unit}.sc", "-o", f"{unit}.h"], work)
            run([scc, "-c", f"{unit}.sc", "-o", f"{unit}.o"], work)

    def link(self, name, *inputs):
        run([*CC, *self.flags, *self.runtime[0], "-I", ".", "-o", name, HERE / "main.c", *inputs, *self.runtime[1],
             "-pthread"], self.work)
        return f"./{name}"

    def program(self):
        return "./program" if (self.work / "program").exists() else self.link("program", "sums.o", "more.o")

    def test_header(self):
        """The header is what it was."""
        found = (self.work / "sums.h").read_text()
        assert found == (HERE / "sums.h").read_text(), found

    def test_header_compiles(self):
        """The header is C99, and C++ too."""
        for compiler, options in (("gcc", ["-xc", "-std=c99"]), ("clang", ["-xc", "-std=c99"]),
                                  ("g++", ["-xc++"]), ("clang++", ["-xc++"])):
            if shutil.which(compiler):
                for unit in UNITS:
                    run([compiler, *options, "-pedantic", "-Wall", "-Wextra", "-Werror", "-fsyntax-only",
                         *self.runtime[0], f"{unit}.h"], self.work)

    def test_values(self):
        """Values cross, from several threads, with 1, 2 and 8 workers."""
        for workers in "128":
            result = run([self.program()], self.work, SC_WORKERS=workers)
            assert sorted(result.stdout.split("\n")[:-1]) == sorted(VALUES), result.stdout
            assert not result.stderr, result.stderr

    def test_emitted_c(self):
        """The emitted C can be compiled by the C compiler instead."""
        for unit in UNITS:
            run([self.scc, "--emit=c", f"{unit}.sc", "-o", f"{unit}.c"], self.work)
        result = run([self.link("emitted", "sums.c", "more.c")], self.work)
        assert sorted(result.stdout.split("\n")[:-1]) == sorted(VALUES), result.stdout

    def test_panics(self):
        """A panic that leaves an exported function ends the process, with its message and status 101."""
        for what, message in (("fail", "panic: failed on purpose"), ("fail-plainly", "panic: failed plainly"),
                              ("null", "panic: C gave a null pointer where a 'Counter' was expected")):
            result = run([self.program(), what], self.work, status=101)
            assert message in result.stderr, result.stderr
            assert result.stdout == ("cleaned up\n" if what == "fail" else ""), result.stdout

    def test_deadlock(self):
        """A call that waits for ever is told."""
        for workers in "18":
            result = run([self.program(), "hang"], self.work, status=102, SC_WORKERS=workers)
            assert "deadlock" in result.stderr and "waits for an event" in result.stderr, result.stderr


def main():
    scc, build = (pathlib.Path(word).resolve() for word in sys.argv[1:3])
    with tempfile.TemporaryDirectory(prefix="scc-embed-") as path:
        tests = Tests(scc, build, pathlib.Path(path))
        methods = [getattr(tests, name) for name in dir(tests) if name.startswith("test_")]
        print(f"1..{len(methods)}")
        failed = 0
        for number, method in enumerate(methods, 1):
            problem = None
            try:
                method()
            except Exception:  # whatever it is, it is this test's failure
                problem = traceback.format_exc()
            print("not ok" if problem else "ok", number, "-", method.__doc__, flush=True)
            for line in problem.rstrip().split("\n") if problem else ():
                print("#", line)
            failed += problem is not None
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
