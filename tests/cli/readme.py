#!/usr/bin/env python3
"""What the README shows is what happens. TAP on standard output.

usage: readme.py SCC README. Each block of `sc` is followed by a console block: `$ build/scc NAME.sc …`
and what that prints. The program is put into a file of that name, the command is run, and what it
prints is compared to the byte.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

EXAMPLE = re.compile(r"```sc\n(.*?)```\n\n((?:    [^\n]*\n)+)", re.S)


def attempt(scc, program, console):
    lines = [line[4:] for line in console.splitlines()]
    command = lines[0].removeprefix("$ ").replace("build/scc", '"$SCC"')
    source = re.search(r"(\S+\.sc)", command)[1]
    with tempfile.TemporaryDirectory(prefix="scc-readme-") as folder:
        pathlib.Path(folder, source).write_text(program)
        result = subprocess.run(["sh", "-c", command + " 2>&1"], cwd=folder, capture_output=True,
                                text=True, env=dict(os.environ, SCC=scc), timeout=60, check=False)
    wanted = "\n".join(lines[1:]).rstrip("\n")
    found = result.stdout.rstrip("\n")
    return None if found == wanted else f"the README says\n{wanted}\nand it prints\n{found}"


def main():
    scc = os.path.abspath(sys.argv[1])
    examples = EXAMPLE.findall(pathlib.Path(sys.argv[2]).read_text())
    print(f"1..{len(examples) + 1}")
    print("ok" if examples else "not ok", "1 - the README has examples")
    failed = not examples
    for number, (program, console) in enumerate(examples, 2):
        problem = attempt(scc, program, console)
        print("not ok" if problem else "ok", number, "-", console.split("\n")[0].strip())
        for line in problem.split("\n") if problem else ():
            print("#", line)
        failed |= problem is not None
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
