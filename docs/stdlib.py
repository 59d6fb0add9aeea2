#!/usr/bin/env python3
"""Writes docs/stdlib.md from the doc comments of stdlib/std/. With --check it writes nothing and says, in TAP, whether
the page is what it would write."""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs/stdlib.md"
HEAD = """# The standard library

What every program knows without an import, the methods of lists, maps, text and time, channels, files and the other
capabilities, stands in [language.md](language.md), sections 3 and 11. The modules below are imported:
`import std.math { gcd };`, or `import std.math;` and `math.gcd(12, 18)`. The compiler carries their source.

Written by `docs/stdlib.py` from the comments in `stdlib/std/`; do not edit. Behind `//` stands what an example prints: the
tests compile and run them all.
"""


def public_items(lines):
    """(signature, comment) of each public declaration."""
    comment, at = [], 0
    while at < len(lines):
        line = lines[at]
        if line.startswith("///"):
            comment.append(line[3:].removeprefix(" "))
        elif line.startswith("pub "):
            signature = line
            while not re.search(r"[{;]\s*$", signature):
                at += 1
                signature += " " + lines[at].strip()
            yield signature, comment
            comment = []
        elif line:
            comment = []
        at += 1


def heading(signature):
    text = signature.removeprefix("pub ")
    if text.startswith(("const", "type")):
        return text
    return re.sub(r"\s*[{;]\s*$", "", text.removeprefix("extern c ")).removesuffix(" effects []")


def page():
    out = [HEAD]
    for path in sorted((ROOT / "stdlib/std").glob("**/*.sc")):
        lines = path.read_text().splitlines()
        about = []
        for line in lines:
            if not line.startswith("//") or line.startswith("///"):
                break
            about.append(line[2:].strip())
        name = ".".join(path.relative_to(ROOT / "stdlib").with_suffix("").parts)
        out += [f"## {name}", "", *about, ""]
        for signature, comment in public_items(lines):
            out += ["```", heading(signature), "```", ""]
            text = "\n".join(comment).replace("```\n", "```sc\n", 1)
            out += [text, ""]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(out)).rstrip() + "\n"


def main():
    if "--check" not in sys.argv:
        PAGE.write_text(page())
        return 0
    is_true = PAGE.exists() and PAGE.read_text() == page()
    print("1..1\n" + ("" if is_true else "not ") + "ok 1 - docs/stdlib.md is what docs/stdlib.py writes")
    return 0 if is_true else 1


if __name__ == "__main__":
    sys.exit(main())
