#!/usr/bin/env python3
"""Holds docs/language.md and the cases together: each rule names cases, and those exist. Cases of this
folder that no rule names only widen what the others hold; they are listed and no mistake.

Reports in TAP. A rule is a paragraph that begins with a bold number; its cases stand after `*Cases:*`. The
table of what is not supported yet names its cases in its last column.
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
NAME = re.compile(r"\b\d+_[a-z][a-z0-9_]*\b")


def main():
    text = (ROOT / "docs/language.md").read_text()
    rules = re.split(r"^(?=\*\*\d+\.\d+ )", text, flags=re.M)[1:]
    files = {path.stem for path in (ROOT / "tests/conform").glob("*.sc")}
    named = set()
    complaints = []
    for rule in rules:
        number = rule[2:rule.index(" ")]
        body, _, cases = re.split(r"^## ", rule, flags=re.M)[0].partition("*Cases:*")
        cases = NAME.findall(cases)
        named.update(cases)
        if not cases and not body.startswith(("**3.1 ", "**9.2 ", "**9.3 ")):
            complaints.append(f"rule {number} names no case")
        complaints += [f"rule {number} names {case}, which is missing" for case in cases if case not in files]
    named.update(NAME.findall(text[text.index("## 12 "):]))
    print("1..1")
    print("not ok 1 - every rule has its cases" if complaints else "ok 1 - every rule has its cases")
    for complaint in complaints:
        print("#", complaint)
    for name in sorted(files - named):
        print("# besides:", name)
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
