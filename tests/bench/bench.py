#!/usr/bin/env python3
"""./dev bench [--write] [NAME...]: measures sc beside other systems.

Builds into build/bench, runs, prints a table for each benchmark. Without names it runs all of them and
writes docs/performance.md with its drawings; with names only if told to, from what was measured last for
the others. There is no pass or fail on speed; the exit status is 1 if an sc program gave a wrong answer.
"""

import argparse
import json
import random
from dataclasses import asdict

import benches
import build
import machine
import measure
import plot
import report

RESULTS = build.OUT / "results.json"


def chosen(names):
    known = {b.name: b for b in benches.ALL}
    unknown = [n for n in names if n not in known]
    if unknown:
        raise SystemExit(f"bench: no benchmark {', '.join(unknown)}; there are {', '.join(known)}")
    return [known[n] for n in names] if names else list(benches.ALL)


def load_results():
    return json.loads(RESULTS.read_text()) if RESULTS.exists() else {"series": {}, "machine": []}


def write_docs(results):
    docs = build.ROOT / "docs"
    drawings = docs / "performance"
    drawings.mkdir(exist_ok=True)
    (docs / "performance.md").write_text(report.markdown(results["series"], results["machine"]))
    for name, svg in plot.drawings(results["series"]).items():
        (drawings / f"{name}.svg").write_text(svg)
    print("\nbench: wrote docs/performance.md")


def main():
    parser = argparse.ArgumentParser(prog="./dev bench", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write docs/performance.md in any case")
    parser.add_argument("--tables", action="store_true", help="only print or write what was measured last")
    parser.add_argument("names", nargs="*", metavar="NAME")
    options = parser.parse_args()
    todo = chosen(options.names)
    results = load_results()
    if not options.tables:
        built = build.Built(todo)
        before = machine.load()
        for bench in todo:
            series = measure.measure(bench, built, random.Random())
            results["series"][bench.name] = [asdict(s) for s in series]
            results["machine"] = machine.describe(before)
            RESULTS.write_text(json.dumps(results))
            print(report.text_table(bench, results["series"]), flush=True)
    else:
        for bench in todo:
            if bench.name in results["series"]:
                print(report.text_table(bench, results["series"]))
    if options.write or not (options.names or options.tables):
        write_docs(results)
    wrong = [f"{name}: {s['trouble']}" for name, all_series in results["series"].items()
             for s in all_series if s["name"] == benches.SC and s["trouble"].startswith("wrong")]
    for line in wrong:
        print(f"bench: {line}")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
