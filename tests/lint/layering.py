#!/usr/bin/env python3
"""Who may include whom in the compiler and the runtime. TAP on standard output, a test a rule.

usage: layering.py SOURCE_ROOT
"""
import pathlib
import re
import sys

STAGES = ["base", "diag", "lang", "syntax", "load", "resolve", "type", "effect", "safety", "border", "ir", "lower", "emit"]
COMMON = ["base", "diag", "lang"]
# Headers of the compiler's root that travel with every unit.
TRAVELS = {"unit.h", "options.h"}
# What a stage may include of others; the rest may include all stages before them.
NARROW = {
    "base": [],
    "diag": ["base"],
    "lang": ["base"],
    "ir": ["base"],          # its own storage types: it does not know the language
    "emit": ["base", "ir"],  # another back end needs to know no more
}
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^">]+)[">]', re.M)


def allowed(stage):
    if stage in NARROW:
        return {stage, *NARROW[stage]}
    # `ir` stands between safety and lower, and is of no use to the checks before it.
    return {stage, *COMMON, *STAGES[:STAGES.index(stage)]}


def includes(path):
    return INCLUDE.findall(path.read_text(errors="replace"))


def sources(folder):
    return sorted(p for p in folder.rglob("*") if p.suffix in (".c", ".h", ".re", ".y", ".def"))


def stage_offences(compiler, stage):
    may = allowed(stage)
    for path in sources(compiler / stage):
        for bracket, name in includes(path):
            if bracket == "<" or name in TRAVELS or "/" not in name:
                if bracket == "<" and name.startswith("scc/"):
                    yield path, name
                continue
            if name.split("/")[0] not in may:
                yield path, name
            if name.endswith("/internal.h") and name.split("/")[0] != stage:
                yield path, name


def plain_offences(compiler, stage):
    """Headers of the same folder, too, are named from the compiler's root."""
    for path in sources(compiler / stage):
        for bracket, name in includes(path):
            if bracket == '"' and (compiler / stage / name).exists():
                yield path, name


def runtime_offences(root):
    for path in sources(root / "runtime"):
        for bracket, name in includes(path):
            if bracket == '"' and (root / "compiler" / name).exists() \
                    and not (root / "runtime" / name).exists():
                yield path, name


def once_offences(root):
    """Headers guard against being included twice; installed ones with include guards."""
    for path in sources(root / "compiler"):
        if path.suffix == ".h" and "#pragma once" not in path.read_text():
            yield path, "lacks #pragma once"
    for path in (root / "runtime/include").rglob("*.h"):
        if "#ifndef" not in path.read_text():
            yield path, "lacks an include guard"


def main():
    root = pathlib.Path(sys.argv[1])
    compiler = root / "compiler"
    rules = [(f"{stage} includes {' '.join(sorted(allowed(stage)))} and no other stage",
              stage_offences(compiler, stage)) for stage in STAGES]
    rules += [(f"{stage} names headers from the root", plain_offences(compiler, stage))
              for stage in STAGES]
    rules += [("the runtime does not know the compiler", runtime_offences(root)),
              ("headers are included once", once_offences(root))]
    print(f"1..{len(rules)}")
    failed = 0
    for number, (title, offences) in enumerate(rules, 1):
        found = list(offences)
        print("not ok" if found else "ok", number, "-", title)
        for path, what in found:
            print(f"# {path.relative_to(root)}: {what}")
        failed += bool(found)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
