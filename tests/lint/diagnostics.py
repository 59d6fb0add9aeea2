#!/usr/bin/env python3
"""Every diagnostic that the compiler can report is shown by some test. TAP on standard output.

usage: diagnostics.py SOURCE_ROOT. A row of diag.def counts as reported if its name stands in a source
of the compiler, and as tested if a golden file or a case's `// diag:` names its code. A row that
nothing reports yet is reserved; its number is still taken.
"""
import pathlib
import re
import sys

ROW = re.compile(r"^DIAG\((\w+),\s*(\w+),\s*(\d+),", re.M)
CODE = re.compile(r"SC(\d{4})")


def main():
    root = pathlib.Path(sys.argv[1])
    rows = ROW.findall((root / "compiler/diag/diag.def").read_text())
    used = set()
    for path in (root / "compiler").rglob("*"):
        if path.suffix in (".c", ".h", ".re", ".y", ".def") and path.parent.name != "diag":
            used |= set(re.findall(r"\bDIAG_(\w+)", path.read_text()))
    tested = set()
    for path in (root / "tests").rglob("*"):
        if path.suffix == ".diag":
            tested |= {int(n) for n in CODE.findall(path.read_text(errors="replace"))}
        elif path.suffix == ".sc":
            text = path.read_text(errors="replace")
            for line in re.findall(r"^//\s*diag:(.*)", text, re.M):
                tested |= {int(n) for n in CODE.findall(line)}
    rows = [(name, int(number)) for name, _, number in rows if int(number)]
    numbers = [number for _, number in rows]
    print(f"1..{len(rows) + 1}")
    unique = len(set(numbers)) == len(numbers)
    print("ok" if unique else "not ok", "1 - no number is used twice")
    failed = not unique
    for at, (name, number) in enumerate(rows, 2):
        fine = name not in used or number in tested
        print("ok" if fine else "not ok", at, f"- SC{number:04} {name} is shown by a test")
        failed |= not fine
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
