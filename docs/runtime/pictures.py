#!/usr/bin/env python3
"""Draws the pictures of docs/runtime.md as SVG beside itself; --check only compares. No library is needed.

Each picture is a function of a few rows of boxes, states and arrows. A box is (x, y, width, text); an
arrow goes between two points and has its words beside its middle.
"""
import pathlib
import sys
from html import escape

INK, FAINT, ACCENT, OTHER, OWNER_FILL, OTHER_FILL = (
    "#212529", "#868e96", "#d9480f", "#46617a", "#fff4ed", "#eef3f7")
FONT = "font-family=\"-apple-system, 'Segoe UI', 'Helvetica Neue', 'DejaVu Sans', Arial, sans-serif\""
LINE = 15
BOX_HEIGHT = 34


class Picture:
    def __init__(self, title, width, height):
        self.title = title
        self.width = width
        self.height = height
        self.parts = []

    def text(self, x, y, words, fill=INK, size=12, anchor="middle", weight="normal"):
        lines = words.split("\n")
        for number, line in enumerate(lines):
            at = y + number * LINE - (len(lines) - 1) * LINE / 2
            self.parts.append(f'<text x="{x:.0f}" y="{at:.0f}" font-size="{size}" fill="{fill}" '
                              f'text-anchor="{anchor}" font-weight="{weight}">{escape(line)}</text>')

    def box(self, x, y, width, words, fill="#ffffff", stroke=INK, height=BOX_HEIGHT, dash=""):
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        self.parts.append(f'<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="4" fill="{fill}" '
                          f'stroke="{stroke}"{dashed}/>')
        if words:
            self.text(x + width / 2, y + height / 2 + 4, words)

    def state(self, x, y, name, fill=OTHER_FILL):
        """A state in the middle of x, y."""
        self.parts.append(f'<rect x="{x - 48}" y="{y - 16}" width="96" height="32" rx="16" fill="{fill}" '
                          f'stroke="{INK}"/>')
        self.text(x, y + 4, name, weight="bold")

    def arrow(self, points, words="", at=None, stroke=INK, anchor="middle", dash=""):
        path = " ".join(f"{'L' if i else 'M'}{x},{y}" for i, (x, y) in enumerate(points))
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        marker = {ACCENT: "accent", OTHER: "other"}.get(stroke, "ink")
        self.parts.append(f'<path d="{path}" fill="none" stroke="{stroke}" stroke-width="1.4"{dashed} '
                          f'marker-end="url(#{marker})"/>')
        if words:
            (x1, y1), (x2, y2) = points[0], points[-1]
            x, y = at or ((x1 + x2) / 2, (y1 + y2) / 2 - 8)
            self.text(x, y, words, stroke, 11, anchor)

    def column(self, x, y, width, step, steps, fill):
        """Boxes below each other, each leading to the next."""
        for number, words in enumerate(steps):
            at = y + number * step
            self.box(x, at, width, words, fill)
            if number:
                middle = x + width // 2
                self.arrow([(middle, at - step + BOX_HEIGHT), (middle, at)])

    def svg(self):
        heads = "".join(
            f'<marker id="{name}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" '
            f'orient="auto"><path d="M0,0 L8,4 L0,8 z" fill="{fill}"/></marker>'
            for name, fill in (("ink", INK), ("accent", ACCENT), ("other", OTHER)))
        return "\n".join([
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{self.width}" height="{self.height}" '
            f'viewBox="0 0 {self.width} {self.height}" {FONT} role="img">',
            f"<title>{escape(self.title)}</title>", f"<defs>{heads}</defs>",
            f'<rect width="{self.width}" height="{self.height}" fill="#ffffff"/>', *self.parts, "</svg>", ""])


def suspension():
    """Frames are made while the C stack unwinds; then the boundary commits."""
    p = Picture("How a task suspends and goes on", 760, 330)
    p.text(150, 24, "the C stack", FAINT, weight="bold")
    p.text(470, 24, "frames, made on the way back", FAINT, weight="bold")
    rows = [("boundary: loop, join or spawn", 44), ("f_enter", 104), ("g_enter", 164), ("sc_sleep  (a leaf)", 224)]
    for name, y in rows:
        p.box(40, y, 220, name, OWNER_FILL if name.startswith("boundary") else "#ffffff")
    for (_, y), (_, below) in zip(rows, rows[1:]):
        p.arrow([(90, y + BOX_HEIGHT), (90, below)], "call", (70, below - 9))
    for number, ((_, y), (_, below)) in enumerate(zip(reversed(rows[:-1]), reversed(rows[1:]))):
        p.arrow([(210, below), (210, y + BOX_HEIGHT)], f"{number + 1}  SC_SUSP", (250, below - 9), ACCENT)
    p.box(400, 104, 140, "frame of f", OTHER_FILL)
    p.box(400, 164, 140, "frame of g", OTHER_FILL)
    p.arrow([(260, 181), (400, 181)], "2  allocates, saves", (330, 196), ACCENT)
    p.arrow([(260, 121), (400, 121)], "3  saves, links", (330, 136), ACCENT)
    p.arrow([(470, 164), (470, 138)], "ret", (486, 155))
    p.box(600, 44, 130, "task,\nits wait word", "#ffffff", height=52)
    p.arrow([(470, 104), (470, 84), (600, 84)], "ret | 1", (500, 98))
    p.arrow([(260, 56), (600, 56)], "4  commits: registers the task with what it waits for", (430, 46), ACCENT)
    p.arrow([(665, 96), (665, 181), (540, 181)], "leaf", (675, 145), OTHER, "start")
    p.text(380, 285, "Later, on any worker: g_resume runs from the leaf; its result goes to f_resume, and so on to the\n"
           "root. Nobody can resume before step 4, and after it nobody on this C stack touches the task.", FAINT)
    return p


def deque():
    """The split deque."""
    p = Picture("A worker's deque: a private and a public part", 760, 250)
    names = ["", "A", "B", "C", "D", "E", "F", ""]
    for number, name in enumerate(names):
        public = 1 <= number <= 2
        private = 3 <= number <= 6
        p.box(100 + number * 70, 90, 70, name, OTHER_FILL if public else OWNER_FILL if private else "#ffffff")
    p.text(240, 148, "public: under the lock", OTHER)
    p.text(450, 148, "private: the owner alone, without a fence", ACCENT)
    for x, name in ((170, "tail"), (310, "base"), (590, "top")):
        p.arrow([(x, 60), (x, 90)], name, (x, 50))
    p.arrow([(200, 90), (200, 30), (60, 30)], "thieves take the oldest, up to half", (130, 22), OTHER)
    p.arrow([(625, 30), (625, 70), (600, 88)], "push, pop: newest", (640, 24), ACCENT)
    p.text(380, 190, "A thief that finds nothing public stores NULL to poll, with which the owner compares top at each push,\n"
           "and raises the owner's limit. The owner then moves base up over the older half of its part: one word,\n"
           "under the lock. What is private nobody else ever sees, so there is no race about the last task.", FAINT)
    return p


def counter():
    """The count of a scope."""
    p = Picture("Who goes on with the opener of a scope", 760, 262)
    p.box(40, 40, 150, "own = n", OWNER_FILL)
    p.box(210, 40, 150, "count = BIAS", OTHER_FILL)
    p.text(115, 30, "plain, the opener's", ACCENT, 11)
    p.text(285, 30, "atomic", OTHER, 11)
    p.arrow([(115, 74), (115, 108)], "a task the opener runs: own - 1", (122, 96), ACCENT, "start")
    p.arrow([(330, 74), (330, 108)], "a task that ends elsewhere: count - 1", (337, 96), OTHER, "start")
    p.text(60, 135, "The body is over, some run elsewhere:", INK, 12, "start")
    p.box(40, 150, 320, "count + (own - BIAS) = what is unfinished", OTHER_FILL)
    p.arrow([(360, 167), (440, 140)], "0 now", (395, 140))
    p.arrow([(360, 172), (440, 202)], "more than 0", (382, 212))
    p.box(440, 120, 270, "the opener goes on at once", OWNER_FILL)
    p.box(440, 188, 270, "the opener sleeps; who brings count\nto 0 makes it ready: exactly one does", OTHER_FILL, height=40)
    p.text(380, 250, "Who has lowered the count touches nothing of the scope any more: its frame may be gone.", FAINT)
    return p


def wait_word():
    """The states of a task's wait word."""
    p = Picture("The wait word of a task", 760, 300)
    at = {"RUN": (80, 120), "PREP": (250, 120), "BLOCKED": (440, 120), "CLAIMED": (640, 120),
          "HALF": (340, 220), "READY": (520, 220)}
    for name, (x, y) in at.items():
        p.state(x, y, name, OWNER_FILL if name in ("RUN", "PREP") else OTHER_FILL)
    p.arrow([(128, 120), (202, 120)], "boundary", stroke=ACCENT)
    p.arrow([(298, 120), (392, 120)], "boundary:\nregistered", (345, 101), ACCENT)
    p.arrow([(488, 120), (592, 120)], "event, timer\nor cancel", (540, 101), OTHER)
    p.arrow([(250, 136), (250, 220), (292, 220)], "the same, earlier", (243, 240), OTHER)
    p.arrow([(388, 220), (472, 220)], "", None, OTHER)
    p.arrow([(640, 104), (640, 50), (80, 50), (80, 104)], "queued by who claimed it; resumed, perhaps elsewhere", (360, 42), OTHER)
    p.arrow([(520, 236), (520, 266), (80, 266), (80, 136)], "the boundary finds it, and goes on with the task at once", (300, 284), ACCENT)
    p.arrow([(100, 136), (100, 170), (440, 170), (440, 136)], "a channel, under its lock", (345, 164), ACCENT, dash="4 3")
    return p


def cancelling():
    """Flag, epoch, limit, walk; and the other side."""
    p = Picture("A cancel and a task that is about to wait: one sees the other", 760, 300)
    p.text(170, 26, "who cancels", OTHER, weight="bold")
    p.text(560, 26, "who is about to wait", ACCENT, weight="bold")
    left = ["counts itself live", "sets the scope's flag", "raises the epoch and all limits",
            "walks down: claims what is registered"]
    right = ["wait word: RUN to PREP", "stands in the scope's registry", "reads live, then the flags",
             "wait word: PREP to BLOCKED"]
    p.column(40, 42, 260, 50, left, OTHER_FILL)
    p.column(440, 42, 250, 50, right, OWNER_FILL)
    p.arrow([(300, 200), (440, 115)], "finds it, or", (345, 196), OTHER)
    p.arrow([(440, 156), (300, 65)], "sees it", (395, 150), ACCENT)
    p.text(380, 262, "All of these are sequentially consistent. Whichever side is later finds what the other did: the walk claims a\n"
           "task that is registered, or the task reads that something is live and asks the flags up to the root.", FAINT)
    return p


def parking():
    """The event count on which workers sleep."""
    p = Picture("Parking: no wake-up is lost", 760, 280)
    p.text(170, 26, "a worker without work", ACCENT, weight="bold")
    p.text(560, 26, "who makes a task public or ready", OTHER, weight="bold")
    left = ["reads the key", "count of parked + 1", "looks at everything once more", "sleeps while the key is the same"]
    right = ["publishes the task", "reads the count of parked", "if not 0: key + 1, wakes one"]
    p.column(40, 42, 260, 48, left, OWNER_FILL)
    p.column(440, 66, 250, 56, right, OTHER_FILL)
    p.arrow([(300, 107), (440, 139)], "seen, or", (370, 112), ACCENT)
    p.arrow([(440, 88), (300, 155)], "found", (345, 150), OTHER)
    p.arrow([(440, 200), (300, 203)], "the key differs", (370, 196), OTHER)
    p.text(380, 258, "Announcing and looking on one side, publishing and reading on the other, are sequentially consistent.", FAINT)
    return p


def channel():
    """Hand-over to a parked receiver, and to whoever comes."""
    p = Picture("A channel: values go straight from a sender to a parked receiver", 760, 250)
    p.box(300, 40, 160, "senders that wait", "#ffffff")
    p.box(300, 94, 160, "ring of n places", OTHER_FILL)
    p.box(300, 148, 160, "receivers that wait", "#ffffff")
    p.box(40, 94, 150, "send(v)", OWNER_FILL)
    p.box(570, 94, 150, "recv()", OWNER_FILL)
    p.arrow([(190, 100), (300, 57)], "3  nobody, no room: waits", (205, 60), OTHER)
    p.arrow([(190, 111), (300, 111)], "2  room", (245, 104), OTHER)
    p.arrow([(190, 122), (300, 165)], "1  somebody waits: into its frame", (180, 160), ACCENT)
    p.arrow([(460, 111), (570, 111)], "1  a value", (515, 104), ACCENT)
    p.arrow([(380, 74), (380, 94)], "moves up", (415, 88), ACCENT)
    p.arrow([(460, 57), (570, 100)], "2  without a ring: from its frame", (570, 60), OTHER)
    p.arrow([(570, 122), (460, 165)], "3  nothing: waits", (545, 160), OTHER)
    p.text(380, 210, "All of it in one short section under the channel's lock. Who is served is claimed by its wait word first, so a\n"
           "cancel either finds nothing to claim, and the value was moved, or it wins, and nothing was.", FAINT)
    return p


def permits():
    """Who takes a permit, who gives one back, and who waits."""
    p = Picture("The permits of a mutex or a semaphore", 760, 250)
    p.box(300, 48, 160, "free permits", OTHER_FILL)
    p.box(300, 148, 160, "tasks that wait, in order", "#ffffff")
    p.box(30, 98, 150, "takes one", OWNER_FILL)
    p.box(580, 98, 150, "gives one back", OWNER_FILL)
    p.arrow([(180, 108), (300, 65)], "1  one is free", (205, 72), OTHER)
    p.arrow([(180, 122), (300, 165)], "2  none: spins, says that\ntasks wait, and enters", (150, 160), OTHER)
    p.arrow([(580, 108), (460, 65)], "1  nobody waits", (555, 72), OTHER)
    p.arrow([(580, 122), (460, 165)], "2  the first one has it", (580, 160), ACCENT)
    p.text(380, 214, "1 is one compare-and-exchange, 2 is done under the lock of the queue. As long as tasks wait no permit is free.\n"
           "A task that a cancel has woken leaves the queue, or gives back what it was given in the same moment.", FAINT)
    return p


def pure():
    """The state of a pure task's record."""
    p = Picture("The record of a pure task", 760, 220)
    at = {"PENDING": (90, 90), "TAKEN": (330, 90), "WAITED": (330, 170), "ENDED": (620, 90)}
    for name, (x, y) in at.items():
        p.state(x, y, name, OWNER_FILL if name == "PENDING" else OTHER_FILL)
    p.arrow([(138, 90), (282, 90)], "a thief, under the lock\nof the deque", (210, 70), OTHER)
    p.arrow([(378, 90), (572, 90)], "who has run it, by an exchange", (475, 82), OTHER)
    p.arrow([(330, 106), (330, 154)], "its spawner, before it sleeps", (338, 134), ACCENT, "start")
    p.arrow([(378, 170), (620, 170), (620, 106)], "the same exchange; wakes the sleepers", (500, 186), OTHER)
    p.arrow([(90, 74), (90, 30), (620, 30), (620, 74)], "its spawner runs it: a plain store", (355, 22), ACCENT)
    return p


PICTURES = (suspension, deque, counter, wait_word, cancelling, parking, channel, permits, pure)


def main():
    folder = pathlib.Path(__file__).parent
    stale = []
    for draw in PICTURES:
        path = folder / f"{draw.__name__}.svg"
        text = draw().svg()
        if "--check" not in sys.argv:
            path.write_text(text)
        elif not path.exists() or path.read_text() != text:
            stale.append(path.name)
    print("1..1")
    print(("not ok" if stale else "ok") + " 1 - the pictures are what their script draws")
    if stale:
        print("# run docs/runtime/pictures.py for " + ", ".join(stale))
    return bool(stale)


if __name__ == "__main__":
    sys.exit(main())
