"""Drawings of the measurements as SVG, without any library: bars on logarithmic scales, and a dot plot of
speed-ups.

Colours: sc alone has the accent; peers are grey-blue, what was not measured here is hollow. Text is in
whatever sans serif the reader's machine has, so nothing depends on its exact width. The ground is white, so
that a drawing also reads on a dark page.
"""

import math
from html import escape

import benches
import report

ACCENT, ACCENT_LIGHT = "#d9480f", "#f4a27c"
PEER, PEER_LIGHT = "#46617a", "#a9bac9"
BASE, INK, FAINT, GRID = "#2b8a3e", "#212529", "#868e96", "#e9ecef"

LABEL = 118        # room for the names
VALUE = 64         # room behind the longest bar
BAR = 9            # height of one bar
LINE = 13          # from one bar to the next of the same system
GAP = 8            # between systems
FONT = "font-family=\"-apple-system, 'Segoe UI', 'Helvetica Neue', 'DejaVu Sans', Arial, sans-serif\""


class Drawing:
    def __init__(self, width):
        self.width = width
        self.height = 0
        self.parts = []

    def text(self, x, y, text, size=11, fill=INK, anchor="start", weight="normal"):
        self.parts.append(f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" fill="{fill}" '
                          f'text-anchor="{anchor}" font-weight="{weight}">{escape(text)}</text>')

    def bar(self, x, y, width, height, fill, hollow=False):
        style = f'fill="#ffffff" stroke="{fill}" stroke-dasharray="3 2"' if hollow else f'fill="{fill}"'
        self.parts.append(f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(width, 1):.1f}" height="{height}" '
                          f'rx="2" {style}/>')

    def line(self, x1, y1, x2, y2, stroke=GRID, width=1.0, dash=""):
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        self.parts.append(f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" '
                          f'stroke="{stroke}" stroke-width="{width}"{dashed}/>')

    def dot(self, x, y, radius, fill):
        self.parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius}" fill="{fill}" '
                          'stroke="#ffffff" stroke-width="1.5"/>')

    def svg(self, title):
        head = (f'<svg xmlns="http://www.w3.org/2000/svg" width="{self.width}" height="{self.height:.0f}" '
                f'viewBox="0 0 {self.width} {self.height:.0f}" {FONT} role="img">')
        ground = f'<rect width="{self.width}" height="{self.height:.0f}" fill="#ffffff"/>'
        return "\n".join([head, f"<title>{escape(title)}</title>", ground, *self.parts, "</svg>", ""])

    def head(self, title, below):
        self.text(16, 26, title, 16, INK, weight="bold")
        self.text(16, 44, below, 11, FAINT)
        self.height = 58


# ---- scales ----

def decades(values):
    """The powers of ten around the values."""
    low = math.floor(math.log10(min(values)))
    high = math.ceil(math.log10(max(values)))
    return low, max(high, low + 1)


class LogScale:
    def __init__(self, values, x, width):
        self.low, self.high = decades(values)
        self.x, self.width = x, width

    def at(self, value):
        share = (math.log10(value) - self.low) / (self.high - self.low)
        return self.x + self.width * min(max(share, 0), 1)

    def grid(self, d, top, bottom, unit):
        for power in range(self.low, self.high + 1):
            x = self.at(10 ** power)
            d.line(x, top, x, bottom)
            d.text(x, bottom + 12, power_text(power), 9, FAINT, "middle")
        d.text(self.x + self.width, bottom + 24, unit, 9, FAINT, "end")


def power_text(power):
    if power < 0:
        return f"{10 ** power:g}"
    return f"{10 ** power:,}" if power < 5 else {5: "100k", 6: "1M", 7: "10M"}.get(power, f"1e{power}")


# ---- panels of bars ----

def colour_of(name, light):
    if name == benches.SC:
        return ACCENT_LIGHT if light else ACCENT
    if name == benches.C:
        return BASE
    return PEER_LIGHT if light else PEER


def panel_height(entries):
    return 24 + sum(LINE * len(figures) + GAP for _, figures in entries) + 34


def panel(d, x, y, width, title, unit, entries):
    """Entries are (name, figures): a bar for each figure, the first dark, the second light."""
    d.text(x, y + 12, title, 12, INK, weight="bold")
    values = [f.value for _, figures in entries for f in figures]
    scale = LogScale(values, x + LABEL, width - LABEL - VALUE)
    top, bottom = y + 22, y + panel_height(entries) - 34
    scale.grid(d, top, bottom, unit)
    row = top + GAP / 2
    for name, figures in entries:
        middle = row + LINE * len(figures) / 2
        ours = name == benches.SC
        d.text(x + LABEL - 8, middle + 3, name, 11, ACCENT if ours else INK, "end",
               "bold" if ours else "normal")
        for i, figure in enumerate(figures):
            end = scale.at(figure.value)
            fill = colour_of(name, i > 0)
            d.bar(scale.x, row + 1, end - scale.x, BAR, fill, not figure.here)
            shown = ("~" if not figure.here else "") + report.number(figure.value)
            d.text(end + 5, row + BAR, shown, 10, ACCENT if ours else INK)
            row += LINE
        row += GAP
    return panel_height(entries)


def entries_of(bench, results, what):
    """The systems that have the figure, least first."""
    entries = []
    for line in report.lines_of(bench, results):
        figures = [line.figures[(what, w)] for w in (1, 2) if (what, w) in line.figures]
        figures = [f for f in figures if f.value > 0]
        if figures:
            entries.append((line.name, figures))
    return sorted(entries, key=lambda e: e[1][0].value)


def columns(d, panels, width):
    """Places panels in two columns, each into the shorter one."""
    heights = [d.height, d.height]
    each = (width - 48) / 2
    for title, unit, entries in panels:
        side = 0 if heights[0] <= heights[1] else 1
        x = 16 + side * (each + 16)
        heights[side] += panel(d, x, heights[side], each, title, unit, entries) + 10
    d.height = max(heights)


def legend(d, entries):
    x = 16
    for fill, hollow, text in entries:
        d.bar(x, d.height - 6, 16, BAR, fill, hollow)
        d.text(x + 22, d.height + 2, text, 10, FAINT)
        x += 34 + 6.2 * len(text)
    d.height += 20


def tasks(results):
    panels = []
    for bench in (benches.FIB, benches.NQUEENS, benches.SKYNET, benches.UTS, benches.NURSERY, benches.CANCEL):
        if bench.name in results:
            entries = entries_of(bench, results, "time")
            if entries:
                panels.append((bench.title, f"ns/{bench.unit}, logarithmic", entries))
    if not panels:
        return None
    d = Drawing(920)
    d.head("Nanoseconds for each task", "Least first: shorter bars are better. Each system runs the same tree of tasks.")
    legend(d, [(ACCENT, False, "sc, 1 worker"), (ACCENT_LIGHT, False, "2 workers"),
               (PEER, False, "peers, 1 worker"), (PEER_LIGHT, False, "2 workers"),
               (BASE, False, "no tasks"), (PEER, True, "not measured here")])
    columns(d, panels, d.width)
    return d.svg("Nanoseconds for each task")


def held(results):
    panels = []
    for bench, title in ((benches.SLEEPERS, "a sleeping task"), (benches.DEEP, "a level of nested spawns")):
        if bench.name in results:
            entries = [(n, f[:1]) for n, f in entries_of(bench, results, "bytes")]
            if entries:
                panels.append((title, "bytes, logarithmic", entries))
    if not panels:
        return None
    d = Drawing(920)
    d.head("Bytes for each blocked task",
           "Peak resident memory less that of the same program with one task, for each task.")
    columns(d, panels, d.width)
    return d.svg("Bytes for each blocked task")


# ---- speed-ups ----

def speed_ups(results):
    """name of the benchmark -> [(system, speed-up)], the best first."""
    found = {}
    for name in benches.SCALING:
        bench = next(b for b in benches.ALL if b.name == name)
        if name not in results:
            continue
        pairs = []
        for line in report.lines_of(bench, results):
            one, two = line.figures.get(("time", 1)), line.figures.get(("time", 2))
            if one and two and one.here and two.here:
                pairs.append((line.name, one.value / two.value))
        if pairs:
            found[bench.title] = sorted(pairs, key=lambda p: -p[1])
    return found


def scaling(results):
    found = speed_ups(results)
    if not found:
        return None
    d = Drawing(920)
    d.head("Speed-up from one worker to two", "Two is perfect; left of one, the second worker makes it slower.")
    each = (d.width - 48) / 2
    heights = [d.height, d.height]
    reach = max(2.25, max(v for pairs in found.values() for _, v in pairs) * 1.05)
    for title, pairs in found.items():
        side = 0 if heights[0] <= heights[1] else 1
        x, y = 16 + side * (each + 16), heights[side]
        heights[side] += dots(d, x, y, each, title, pairs, reach) + 10
    d.height = max(heights)
    return d.svg("Speed-up from one worker to two")


def dots(d, x, y, width, title, pairs, reach):
    left, room = x + LABEL, width - LABEL - 44
    top, bottom = y + 22, y + 26 + 20 * len(pairs)

    def at(value):
        return left + room * value / reach

    d.text(x, y + 12, title, 12, INK, weight="bold")
    for mark in (0, 0.5, 1, 1.5, 2):
        strong = mark in (1, 2)
        d.line(at(mark), top, at(mark), bottom, FAINT if strong else GRID, 1, "4 3" if strong else "")
        d.text(at(mark), bottom + 12, f"{mark:g}×", 9, FAINT, "middle")
    for i, (name, value) in enumerate(pairs):
        row = top + 14 + 20 * i
        ours = name == benches.SC
        fill = ACCENT if ours else PEER
        d.text(left - 8, row + 4, name, 11, ACCENT if ours else INK, "end", "bold" if ours else "normal")
        d.line(at(1), row, at(value), row, fill, 3 if ours else 2)
        d.dot(at(value), row, 6 if ours else 5, fill)
        d.text(max(at(value), at(1)) + 11, row + 4, f"{value:.2f}", 10, ACCENT if ours else INK)
    return bottom - y + 24


def drawings(results):
    made = {"tasks": tasks(results), "bytes": held(results), "scaling": scaling(results)}
    return {name: svg for name, svg in made.items() if svg}
