#!/usr/bin/env python3
"""The programs of docs/tour.md: behind each ```sc block stands an ```output block, what it prints with 1 and with 4 workers,
or an ```error block, what the compiler says to it. TAP on standard output, a test a program.

usage: tour.py SCC PAGE [--update]"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

PROGRAM = re.compile(r"^## (.*?)$.*?^```sc\n(.*?)^```\n\n```(output|error)\n(.*?)^```$", re.M | re.S)


def outputs(scc, source, kind, folder):
    path = pathlib.Path(folder) / "tour.sc"
    path.write_text(source)
    compiled = subprocess.run([scc, "tour.sc", "-o", "tour"], cwd=folder, capture_output=True, text=True)
    if kind == "error":
        return {"scc": compiled.stderr}
    if compiled.returncode or compiled.stderr:
        return {"scc": compiled.stderr}
    found = {}
    for workers in ("1", "4"):
        env = {**os.environ, "SC_WORKERS": workers, "FOLDER": folder}
        run = subprocess.run(["./tour"], cwd=folder, env=env, timeout=60, capture_output=True, text=True)
        found[f"{workers} workers"] = run.stdout + run.stderr
    return found


def main():
    scc, page, *options = sys.argv[1:]
    scc = os.path.abspath(scc)
    text = pathlib.Path(page).read_text()
    programs = list(PROGRAM.finditer(text))
    print(f"1..{len(programs) + 1}")
    failed = len(programs) != 20
    print(("not " if failed else "") + f"ok 1 - there are twenty programs, not {len(programs)}")
    with tempfile.TemporaryDirectory() as folder:
        for number, match in enumerate(programs, 2):
            title, source, kind, wanted = match.groups()
            found = outputs(scc, source, kind, folder)
            wrong = {who: what for who, what in found.items() if what != wanted}
            if wrong and "--update" in options:
                text = text.replace(match[0], match[0].replace(f"```{kind}\n{wanted}```", f"```{kind}\n{found.popitem()[1]}```"))
            failed |= bool(wrong)
            for who, what in wrong.items():
                print("\n".join(f"# {who}: {line}" for line in what.splitlines()))
            print(("not " if wrong else "") + f"ok {number} - {title}")
    if "--update" in options:
        pathlib.Path(page).write_text(text)
    return failed


if __name__ == "__main__":
    sys.exit(main())
