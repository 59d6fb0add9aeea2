"""Tables from measurements: on the terminal while measuring, and docs/performance.md in the end.

What is computed from the samples is computed here, once, as `Line`s: the tables print them, plot.py draws
them. A figure that was not measured on this machine says so wherever it appears.
"""

import statistics
from dataclasses import dataclass, field

import benches
import elsewhere

NOT_HERE = "not measured here"


@dataclass
class Figure:
    """A median with its spread; `here` is false for one that comes from another machine."""
    value: float
    low: float = 0
    high: float = 0
    here: bool = True


@dataclass
class Line:
    """One system in one benchmark."""
    name: str
    figures: dict = field(default_factory=dict)   # (what, workers) -> Figure
    size: int = 0
    note: str = ""
    trouble: str = ""


def figure(values, scale):
    scaled = [v * scale for v in values]
    return Figure(statistics.median(scaled), min(scaled), max(scaled))


# ---- from series to lines ----

def of_time(line, series, base, sleep):
    scale = 1e9 / series["tasks"]
    w = series["workers"]
    if sleep:
        line.figures[("late", w)] = figure([max(s - 2, 0) for s in series["seconds"]], 1e3)
    else:
        line.figures[("time", w)] = figure(series["seconds"], scale)
    line.figures[("cpu", w)] = figure(series["cpu"], scale)
    line.figures[("peak", w)] = figure(series["rss"], 1 / 1024)
    if base and base["rss"] and series["size"] > base["size"]:
        floor = statistics.median(base["rss"])
        each = 1024 / (series["size"] - base["size"])
        line.figures[("bytes", w)] = figure([max(r - floor, 0) for r in series["rss"]], each)


def of_idle(line, series, base):
    if not base or not base["cpu"]:
        return
    floor = statistics.median(base["cpu"])
    longer = series["size"] - base["size"]
    line.figures[("idle", series["workers"])] = figure(
        [max(c - floor, 0) for c in series["cpu"]], 1e3 / longer)


def of_hello(line, series):
    line.figures[("compile", 1)] = figure(series["seconds"], 1e3)
    line.figures[("start", 1)] = figure(series["cpu"], 1e3)
    line.figures[("binary", 1)] = Figure(series["binary"] / 1024)


def machine_factor(bench_name, results):
    """What a serial program takes here for one nanosecond there; None if it was not measured."""
    name = bench_name if bench_name in elsewhere.SERIAL else elsewhere.MACHINE
    for series in results.get(name, []):
        if series["name"] == benches.C and series["seconds"]:
            here = statistics.median(series["seconds"]) / series["tasks"] * 1e9
            return here / elsewhere.SERIAL[name]
    return None


def from_elsewhere(bench, name, results):
    """The line of a system that could not be measured here, or None if nothing is known of it."""
    line = Line(name, note=NOT_HERE)
    factor = machine_factor(bench.name, results)
    times = elsewhere.TIMES.get(bench.name, {}).get(name)
    if times and factor:
        for workers, value in zip((1, 2), times):
            if value is not None:
                line.figures[("time", workers)] = Figure(value * factor, here=False)
    held = elsewhere.BYTES.get(bench.name, {}).get(name)
    if held:
        line.figures[("bytes", 1)] = Figure(held, here=False)
    return line if line.figures else None


def line_of(bench, row, results):
    line = Line(row.name, size=row.size, note=row.note)
    mine = [s for s in results[bench.name] if s["name"] == row.name]
    bases = {s["workers"]: s for s in mine if bench.base_size and s["size"] == bench.base_size}
    for series in mine:
        if series["trouble"]:
            line.trouble = line.trouble or series["trouble"]
            continue
        if not series["seconds"] or (bench.base_size and series["size"] == bench.base_size):
            continue
        if bench.kind == benches.OF_HELLO:
            of_hello(line, series)
        elif bench.kind == benches.OF_IDLE:
            of_idle(line, series, bases.get(series["workers"]))
        else:
            of_time(line, series, bases.get(series["workers"]), bench.kind == benches.OF_SLEEP)
    return line


def lines_of(bench, results):
    """All lines of a benchmark: sc first, then the baseline, then by speed, then those without figures."""
    lines = []
    for row in bench.rows:
        line = line_of(bench, row, results)
        if not line.figures and line.trouble.startswith(("cannot install", "does not build")):
            known = from_elsewhere(bench, row.name, results)
            if known:
                known.note = f"{NOT_HERE} ({line.trouble})"
                line = known
        lines.append(line)
    lines += [x for x in (from_elsewhere(bench, n, results) for n in elsewhere.ALWAYS) if x]

    def rank(line):
        first = {benches.SC: 0, bench.baseline: 1}.get(line.name, 2)
        main = main_figure(bench, line)
        return (first, 0 if main else 1, main.value if main else 0)

    return sorted(lines, key=rank)


MAIN = {benches.OF_TIME: "time", benches.OF_SLEEP: "bytes", benches.OF_DEPTH: "time", benches.OF_IDLE: "idle",
        benches.OF_HELLO: "compile"}


def main_figure(bench, line, workers=None):
    what = MAIN[bench.kind]
    found = {w: f for (name, w), f in line.figures.items() if name == what}
    if workers:
        return found.get(workers)
    return found[min(found)] if found else None


def baseline_value(bench, lines):
    for line in lines:
        if line.name == bench.baseline:
            main = main_figure(bench, line)
            return main.value if main else None
    return None


# ---- cells ----

def number(value):
    """Three figures, without an exponent."""
    if value == 0:
        return "0"
    if value >= 100:
        return f"{value:,.0f}"
    if value >= 10:
        return f"{value:.1f}"
    return f"{value:.2f}" if value >= 1 else f"{value:.3f}"


def cell(fig, spread=True):
    if not fig:
        return ""
    if not fig.here:
        return f"~{number(fig.value)}"
    shown = number(fig.value)
    if spread and fig.high:
        shown += f" [{number(fig.low)}–{number(fig.high)}]"
    return shown


def ratio(fig, base):
    return f"{number(fig.value / base)}" if fig and base else ""


def speed_up(one, two):
    return f"{one.value / two.value:.2f}" if one and two and one.here and two.here and two.value else ""


def remark(bench, line):
    parts = [line.trouble, line.note]
    row = next((r for r in bench.rows if r.name == line.name), None)
    ours = next(r for r in bench.rows if r.name == benches.SC)
    if row and row.size and row.size != ours.size and line.figures and row.name != benches.SC:
        parts.append(f"{bench.constant} = {row.size:,}")
    return "; ".join(p for p in parts if p)


def time_table(bench, lines):
    base = baseline_value(bench, lines)
    unit = f"ns/{bench.unit}"
    head = ["", f"1 worker, {unit}", f"× {bench.baseline}", f"2 workers, {unit}", f"× {bench.baseline}",
            "speed-up", "processor ns, 1 worker", "peak MB", ""]
    rows = []
    for line in lines:
        one, two = line.figures.get(("time", 1)), line.figures.get(("time", 2))
        cpu = line.figures.get(("cpu", 1)) or line.figures.get(("cpu", 2))
        peak = line.figures.get(("peak", 1)) or line.figures.get(("peak", 2))
        rows.append([line.name, cell(one), ratio(one, base), cell(two), ratio(two, base), speed_up(one, two),
                     cell(cpu, False), cell(peak, False), remark(bench, line)])
    return head, rows


def sleep_table(bench, lines):
    base = baseline_value(bench, lines)
    head = ["", "bytes/task, 1 worker", f"× {bench.baseline}", "bytes/task, 2 workers", "late, ms, 1 worker",
            "late, ms, 2 workers", "processor ns/task", ""]
    rows = []
    for line in lines:
        held = line.figures.get(("bytes", 1)) or line.figures.get(("bytes", 2))
        two = line.figures.get(("bytes", 2))
        cpu = line.figures.get(("cpu", 1)) or line.figures.get(("cpu", 2))
        rows.append([line.name, cell(held, False), ratio(held, base), cell(two, False),
                     cell(line.figures.get(("late", 1))), cell(line.figures.get(("late", 2))),
                     cell(cpu, False), remark(bench, line)])
    return head, rows


def depth_table(bench, lines):
    base = baseline_value(bench, lines)
    head = ["", "ns/level", f"× {bench.baseline}", "bytes/level", "processor ns/level", ""]
    rows = []
    for line in lines:
        one = line.figures.get(("time", 1))
        rows.append([line.name, cell(one), ratio(one, base), cell(line.figures.get(("bytes", 1)), False),
                     cell(line.figures.get(("cpu", 1)), False), remark(bench, line)])
    return head, rows


def idle_table(bench, lines):
    head = ["", "processor ms for a second of rest, ten workers", ""]
    rows = [[line.name, cell(main_figure(bench, line)), remark(bench, line)] for line in lines]
    return head, rows


def hello_table(bench, lines):
    base = baseline_value(bench, lines)
    head = ["", "compile and link, ms", f"× {bench.baseline}", "start to end, ms", "binary, KB", ""]
    rows = []
    for line in lines:
        compiled = line.figures.get(("compile", 1))
        rows.append([line.name, cell(compiled), ratio(compiled, base), cell(line.figures.get(("start", 1))),
                     cell(line.figures.get(("binary", 1)), False), remark(bench, line)])
    return head, rows


TABLES = {benches.OF_TIME: time_table, benches.OF_SLEEP: sleep_table, benches.OF_DEPTH: depth_table,
          benches.OF_IDLE: idle_table, benches.OF_HELLO: hello_table}


def table_of(bench, results):
    head, rows = TABLES[bench.kind](bench, lines_of(bench, results))
    used = [i for i in range(len(head)) if i == 0 or any(row[i] for row in rows)]
    return [head[i] for i in used], [[row[i] for i in used] for row in rows]


# ---- output ----

def text_table(bench, results):
    head, rows = table_of(bench, results)
    widths = [max(len(r[i]) for r in [head] + rows) for i in range(len(head))]
    out = [f"\n{bench.title}"]
    for row in [head] + rows:
        out.append("  ".join(c.ljust(w) if i == 0 else c.rjust(w) if head[i] else c
                             for i, (c, w) in enumerate(zip(row, widths))).rstrip())
    return "\n".join(out)


def markdown_table(bench, results):
    head, rows = table_of(bench, results)
    out = ["| " + " | ".join(head) + " |",
           "|" + "|".join("---" if not h else "---:" for h in head) + "|"]
    for row in rows:
        if row[0] == benches.SC:
            row = [f"**{c}**" if c and i < len(row) - 1 else c for i, c in enumerate(row)]
        out.append("| " + " | ".join(row) + " |")
    return "\n".join(out)


INTRODUCTION = """# Performance

Written by `./dev bench`, which builds and runs everything below; do not edit. The programs lie in
`tests/bench/`, the same work in other systems in `tests/bench/peers/`.

**Reading.** A figure is the median of several runs, with the least and the greatest in brackets. All
programs of a benchmark run in turns, in an order shuffled for each round, after a round that does not count;
every run is checked for its answer. Programs run at the highest priority that they
may have. Time is taken inside the program around the work, *processor* time and
*peak* memory from outside, for the whole process, its start included. × is the ratio of medians to the
baseline on one worker. Sizes that differ from sc's stand in the last column. `~` marks a figure from
another machine, brought here by its ratio to a serial C program: {not_here}.
"""


def markdown(results, machine):
    parts = [INTRODUCTION.format(not_here=NOT_HERE), "## The machine\n"]
    parts += [f"- {line}" for line in machine]
    parts.append("\n![Nanoseconds for each task](performance/tasks.svg)\n")
    parts.append("![Bytes for each blocked task](performance/bytes.svg)\n")
    parts.append("![Speed-up from one worker to two](performance/scaling.svg)\n")
    for bench in benches.ALL:
        if bench.name not in results:
            continue
        parts.append(f"## {bench.title[0].upper() + bench.title[1:]}\n")
        parts.append(f"`{bench.name}.sc`. {bench.what}\n")
        parts.append(markdown_table(bench, results) + "\n")
    return "\n".join(parts)
