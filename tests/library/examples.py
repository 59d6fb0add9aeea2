#!/usr/bin/env python3
"""The library's doc comments: every public function has one with an example, and every example does what it says.

usage: examples.py SCC STDLIB. TAP on standard output, a test a module: its examples are one program, each the body of
a function, in which `io.println(...); // TEXT` says what is printed and `?` leads out to where the program fails. It
runs in an empty folder, with 1 and with 4 workers.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

PUBLIC = re.compile(r"^pub (?:extern c )?function (\w+)")
PRINTED = re.compile(r"io\.println\(.*\); // (.*)$")


def doc_comments(text):
    """(name, lines of its comment) of every public function."""
    comment = []
    for line in text.splitlines():
        match = PUBLIC.match(line)
        if line.startswith("///"):
            comment.append(line[3:].removeprefix(" "))
            continue
        if match:
            yield match[1], comment
        comment = []


def example_of(name, comment):
    if not comment or not comment[0].strip():
        raise AssertionError(f"{name} has no doc comment")
    if comment.count("```") != 2:
        raise AssertionError(f"{name} has no example")
    first = comment.index("```")
    example = comment[first + 1:comment.index("```", first + 1)]
    if not any(PRINTED.search(line) for line in example):
        raise AssertionError(f"the example of {name} does not say what it prints")
    return example


def program_of(module, text):
    """The program of a module's examples, and what it prints."""
    names, functions, calls, printed = [], [], [], []
    effects = "Blocking, Fs, Io" if module.startswith("std.blocking.") else "Async, Clock, Io"
    is_fallible = False
    for name, comment in doc_comments(text):
        names.append(name)
        example = example_of(name, comment)
        fails = any(re.search(r"\)\?[;.)]", line) for line in example)
        is_fallible |= fails
        functions += [f"function example_{name}() {'-> Result<Unit, FsError> ' if fails else ''}effects [{effects}] {{",
                      *("  " + line for line in example), *(["  return ok;"] if fails else []), "}", ""]
        calls.append(f"  example_{name}(){'?' if fails else ''};")
        printed += [m[1] for m in map(PRINTED.search, example) if m]
    constants = re.findall(r"^pub const (\w+)", text, re.M)
    lines = [f"import {module} {{ {', '.join(names + constants)} }};", "", *functions,
             f"function main() {'-> Result<Unit, FsError> ' if is_fallible else ''}effects [{effects}] {{",
             *calls, *(["  return ok;"] if is_fallible else []), "}", ""]
    return "\n".join(lines), printed


def check(scc, module, text, folder):
    source, wanted = program_of(module, text)
    path = pathlib.Path(folder) / f"{module}.sc"
    path.write_text(source)
    program = path.with_suffix("")
    subprocess.run([scc, "-O1", path, "-o", program], check=True, capture_output=True, text=True)
    for workers in ("1", "4"):
        with tempfile.TemporaryDirectory() as empty:
            run = subprocess.run([program], env={**os.environ, "SC_WORKERS": workers}, timeout=60,
                                 cwd=empty, capture_output=True, text=True, check=True)
        found = run.stdout.splitlines()
        for want, have in zip(wanted + ["(the end)"], found + ["(the end)"]):
            if want != have:
                raise AssertionError(f"with {workers} workers: expected {want!r}, found {have!r}")


def main():
    scc, stdlib = sys.argv[1:]
    modules = sorted(pathlib.Path(stdlib).glob("std/**/*.sc"))
    print(f"1..{len(modules)}")
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        for number, path in enumerate(modules, 1):
            module = ".".join(path.relative_to(stdlib).with_suffix("").parts)
            try:
                check(scc, module, path.read_text(), folder)
                print(f"ok {number} - {module}")
            except (AssertionError, subprocess.SubprocessError) as problem:
                failed = True
                text = f"{problem}\n{getattr(problem, 'stderr', '') or ''}"
                print("\n".join("# " + line for line in text.strip().splitlines()))
                print(f"not ok {number} - {module}")
    return failed


if __name__ == "__main__":
    sys.exit(main())
