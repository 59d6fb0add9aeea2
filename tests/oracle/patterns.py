#!/usr/bin/env python3
"""Random matches, held against the plain meaning of patterns; reports in TAP.

A match has a random type, random arms and perhaps guards. What each arm matches is said here once more, as
a function over values, and tried on every value of the type (of numbers those near which patterns differ,
of lists those up to a length that no pattern tells from longer ones). From that follow which arms cannot match
(SC0902), whether some value is left out (SC0901), and which arm each value takes when the program runs.

    patterns.py --scc SCC [--seed N] [--programs N]

The seed is printed; the same seed makes the same programs.
"""
import argparse
import itertools
import pathlib
import random
import re
import subprocess
import sys
import tempfile

BOUNDS = [0, 1, 2, 3, 4, 253, 254, 255] # of numbers in patterns
BYTES = BOUNDS + [100] # and one that no pattern names
LONGEST = 4        # of lists: one more than any pattern spells out
MOST_VALUES = 2500 # of a type that is taken
MATCHES = 12       # in a program: scc shows 20 errors
RUN = 60           # values of each match that are run

# A type is a tuple: ("Bool",) ("u8",) ("S",) ("maybe", T) ("list", T) ("array", T, n) ("tuple", T, T, …)
UNION = "type S = | A { x: Bool } | B | C { y: u8 };\n"


def make_type(rng, depth):
    kind = rng.choice(["Bool", "u8", "S"] if depth == 0
                      else ["Bool", "u8", "S", "maybe", "tuple", "list", "array"])
    if kind == "maybe":
        return kind, make_type(rng, depth - 1)
    if kind == "tuple":
        return (kind, *(make_type(rng, depth - 1) for _ in range(rng.randint(2, 3))))
    if kind == "list":
        return kind, rng.choice([("Bool",), ("maybe", ("Bool",)), ("S",)])
    if kind == "array":
        return kind, make_type(rng, depth - 1), rng.randint(1, 2)
    return (kind,)


def type_text(kind, *args):
    if kind == "maybe":
        return f"({type_text(*args[0])})?"
    if kind == "tuple":
        return f"({', '.join(type_text(*arg) for arg in args)})"
    if kind == "list":
        return f"List<{type_text(*args[0])}>"
    if kind == "array":
        return f"Array<{type_text(*args[0])}, {args[1]}>"
    return kind


def values(kind, *args):
    """All values; of lists of many as many as are taken."""
    if kind == "Bool":
        return [False, True]
    if kind == "u8":
        return BYTES
    if kind == "S":
        return [("A", False), ("A", True), ("B",)] + [("C", y) for y in BYTES]
    if kind == "maybe":
        return [None] + [("Some", v) for v in values(*args[0])]
    if kind == "tuple":
        return list(itertools.product(*(values(*arg) for arg in args)))
    inner = values(*args[0])
    lengths = [args[1]] if kind == "array" else range(LONGEST + 1)
    return [list(items) for n in lengths for items in itertools.product(inner, repeat=n)
            ] if len(inner) ** max(lengths) <= MOST_VALUES else None


def literal(value, kind, *args):
    if kind == "Bool":
        return str(value).lower()
    if kind == "u8":
        return str(value)
    if kind == "S":
        return {"A": lambda: f"A {{ x: {literal(value[1], 'Bool')} }}", "B": lambda: "B",
                "C": lambda: f"C {{ y: {value[1]} }}"}[value[0]]()
    if kind == "maybe":
        return "None" if value is None else f"Some {{ value: {literal(value[1], *args[0])} }}"
    if kind == "tuple":
        return f"({', '.join(literal(v, *arg) for v, arg in zip(value, args))})"
    return f"[{', '.join(literal(v, *args[0]) for v in value)}]"


# A pattern is its text and whether it matches a value.
ANY = "_", lambda value: True


def byte_pattern(rng):
    low, high = sorted(rng.sample(BOUNDS, 2))
    return rng.choice([
        (f"{low}", lambda v: v == low),
        (f"{low}..={high}", lambda v: low <= v <= high),
        (f"{low}..{high}", lambda v: low <= v < high),
        (f"{low}..", lambda v: low <= v),
        (f"..={high}", lambda v: v <= high),
    ])


def variant_pattern(rng, depth):
    name = rng.choice("ABC")
    if name == "B":
        return "B", lambda v: v[0] == "B"
    field, kind = ("x", "Bool") if name == "A" else ("y", "u8")
    text, matches = make_pattern(rng, depth, kind)
    return f"{name} {{ {field}: {text} }}", lambda v: v[0] == name and matches(v[1])


def elements_pattern(rng, depth, element, length):
    count = rng.randint(0, LONGEST - 1) if length is None else length
    rest = None
    if rng.random() < 0.5:
        count = rng.randint(0, count)
        rest = rng.randint(0, count)
    parts = [make_pattern(rng, depth, *element) for _ in range(count)]
    texts = [text for text, _ in parts]
    if rest is not None:
        texts.insert(rest, "..")
    behind = 0 if rest is None else count - rest

    def matches(value):
        if len(value) < count or (rest is None and len(value) != count):
            return False
        taken = value[:count - behind] + value[len(value) - behind:]
        return all(fits(v) for (_, fits), v in zip(parts, taken))
    return f"[{', '.join(texts)}]", matches


def make_pattern(rng, depth, kind, *args):
    if depth == 0 or rng.random() < 0.25:
        return ANY
    if rng.random() < 0.12:
        (a, fits_a), (b, fits_b) = (make_pattern(rng, depth - 1, kind, *args) for _ in range(2))
        return f"({a} | {b})", lambda v: fits_a(v) or fits_b(v)
    if kind == "Bool":
        wanted = rng.random() < 0.5
        return str(wanted).lower(), lambda v: v == wanted
    if kind == "u8":
        return byte_pattern(rng)
    if kind == "S":
        return variant_pattern(rng, depth - 1)
    if kind == "maybe":
        if rng.random() < 0.4:
            return "None", lambda v: v is None
        text, matches = make_pattern(rng, depth - 1, *args[0])
        return f"Some {{ value: {text} }}", lambda v: v is not None and matches(v[1])
    if kind == "tuple":
        parts = [make_pattern(rng, depth - 1, *arg) for arg in args]
        return (f"({', '.join(text for text, _ in parts)})",
                lambda v: all(fits(x) for (_, fits), x in zip(parts, v)))
    return elements_pattern(rng, depth - 1, args[0], args[1] if kind == "array" else None)


class Match:
    """A function whose match gives the number of the arm that a value takes."""

    def __init__(self, rng, number):
        self.number = number
        self.values = None
        while self.values is None or len(self.values) > MOST_VALUES:
            self.type = make_type(rng, rng.choice([0, 1, 1, 2]))
            try:
                self.values = values(*self.type)
            except TypeError: # a part that has too many
                self.values = None
        self.arms = [make_pattern(rng, 3, *self.type) for _ in range(rng.randint(1, 7))]
        if rng.random() < 0.5:
            self.arms.append(ANY)
        self.guarded = [rng.random() < 0.1 for _ in self.arms]
        self.reached = {arm for v in self.values for arm in self.tried(v)}
        self.covers = all(self.arm(v, False) is not None for v in self.values)
        self.run = rng.sample(self.values, min(RUN, len(self.values)))

    def tried(self, value):
        """The arms that the value may take: up to the first that matches without a guard."""
        for arm, (_, matches) in enumerate(self.arms):
            if matches(value):
                yield arm
                if not self.guarded[arm]:
                    return

    def arm(self, value, holds):
        return next((arm for arm in self.tried(value) if holds or not self.guarded[arm]), None)

    def source(self):
        arms = "".join(f"    {text}{' where holds' if guard else ''} -> {arm};\n"
                       for arm, ((text, _), guard) in enumerate(zip(self.arms, self.guarded)))
        return (f"function f{self.number}(v: {type_text(*self.type)}, holds: Bool) -> i32 {{\n"
                f"  return match v {{\n{arms}  }};\n}}\n")

    def calls(self):
        return "".join(f'  io.println("{{}} {{}}", f{self.number}({literal(v, *self.type)}, true), '
                       f"f{self.number}({literal(v, *self.type)}, false));\n" for v in self.run)

    def lines(self):
        return [f"{self.arm(v, True)} {self.arm(v, False)}" for v in self.run]


def check_reports(scc, matches, folder):
    source = folder / "matches.sc"
    text = UNION
    wanted = set()
    for match in matches:
        line = text.count("\n") + 2 # of the match
        wanted |= {(line + 1 + arm, "SC0902") for arm in range(len(match.arms)) if arm not in match.reached}
        wanted |= set() if match.covers else {(line, "SC0901")}
        text += match.source()
    source.write_text(text + "function main() {}\n")
    done = subprocess.run([scc, "--check", source], capture_output=True, text=True, check=False)
    found = {(int(line), code) for line, code in
             re.findall(r":(\d+):\d+: (?:error|warning): .*\[(SC\d+)\]$", done.stderr, re.M)}
    if found != wanted:
        return f"expected {sorted(wanted - found)}, not {sorted(found - wanted)}, in\n{source.read_text()}{done.stderr}"
    return None


def check_run(scc, matches, folder):
    source = folder / "run.sc"
    source.write_text(UNION + "".join(match.source() for match in matches) + "function main() effects [Io] {\n"
                      + "".join(match.calls() for match in matches) + "}\n")
    done = subprocess.run([scc, "-O0", source, "-o", folder / "run"], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        return f"scc exits {done.returncode}:\n{done.stderr}"
    out = subprocess.run([folder / "run"], capture_output=True, text=True, check=False).stdout.splitlines()
    wanted = [(match, v, line) for match in matches for v, line in zip(match.run, match.lines())]
    for (match, value, line), found in itertools.zip_longest(wanted, out, fillvalue=""):
        if line != found:
            return f"{literal(value, *match.type)} takes {found}, not {line}, in\n{match.source()}"
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scc", required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--programs", type=int, default=10)
    options = parser.parse_args()
    print(f"# seed {options.seed}")
    print(f"1..{options.programs}")
    failed = False
    for program in range(options.programs):
        rng = random.Random(options.seed * 100000 + program)
        matches = [Match(rng, number) for number in range(MATCHES)]
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            mistake = (check_reports(options.scc, matches, folder)
                       or check_run(options.scc, [match for match in matches if match.covers], folder))
        failed |= mistake is not None
        print(f"{'not ok' if mistake else 'ok'} {program + 1} - matches of program {program}")
        if mistake:
            print("".join(f"# {line}\n" for line in mistake.splitlines()), end="")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
