#!/usr/bin/env python3
"""Checks that the cases of this folder quote every code block of the RFC byte for byte.

blocks.md is the project's own copy of the blocks. A case quotes block N between the lines
`// block N` and `// end of block N`. Prints TAP: one line a block, one a quotation.
"""
import pathlib
import re
import sys

here = pathlib.Path(__file__).resolve().parent
blocks = {
    int(number): text
    for number, text in re.findall(
        r"^## (\d+)\. [^\n]*\n```sc\n(.*?)^```$", (here / "blocks.md").read_text(), re.S | re.M
    )
}
quoted = {}
results = []
for case in sorted(here.glob("*.sc")):
    quotes = re.findall(
        r"^// block (\d+)\n(.*?)^// end of block \1$", case.read_text(), re.S | re.M
    )
    results.append((bool(quotes), f"{case.name} quotes a block"))
    for number, text in quotes:
        same = blocks.get(int(number)) == text
        results.append((same, f"{case.name} quotes block {number} byte for byte"))
        if same:
            quoted.setdefault(int(number), []).append(case.name)
results.append((sorted(blocks) == list(range(1, 15)), "the RFC has blocks 1 to 14"))
for number in sorted(blocks):
    results.append((number in quoted, f"block {number} is covered"))

print(f"1..{len(results)}")
for index, (good, text) in enumerate(results, 1):
    print(f"{'ok' if good else 'not ok'} {index} - {text}")
sys.exit(0 if all(good for good, _ in results) else 1)
