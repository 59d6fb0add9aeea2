"""Random trees of tasks and scopes: making one from a generator of random numbers, as steps that the
oracle (allowed.py) explores and as text in sc.

A tree has *threads* (the root, tasks, daemons, guards), *scopes*, events, channels, and marks (counters). The
code of a thread is a list of steps. Every step knows the scope that it stands in, and the step where the way out
begins if it unwinds, fails or panics there: the defers registered so far, newest first, then the join
of the block if it is a body, then what is around it. As there are no loops and no conditions, all this is
known from the text.
"""

ROOT, TASK, DAEMON, GUARD = "root", "task", "daemon", "guard"

# steps; those of the first line act on nobody else and take no time of their own in the oracle
MARK, OPEN, SPAWN, FAIL, RETURN, PANIC, CLOSE = range(7)
PASS, FOREVER, SET, WAIT, CANCEL, CANCEL_ERROR, FINISH, JOIN, END_BODY, END = range(7, 17)
SEND, OFFER, RECEIVE, TRY_SEND, TRY_RECEIVE, CLOSE_CHANNEL = range(17, 23)

# what is noted of an operation on a channel; values that are sent lie below
SENT, CLOSED, FULL = 97, 98, 99  # FULL: or empty

PASSING = ("task.yield();", "task.checkpoint();", "clock.sleep(1us);", "clock.sleep(60us);",
           "clock.sleep(300us);")


class Scope:
    def __init__(self, index, parent, opener, nursery):
        self.index = index
        self.parent = parent  # the scope around it, or None
        self.opener = opener
        self.nursery = nursery
        self.threads = []
        self.value = None  # what its body gives
        self.passed_on = False  # a failure of it fails what is around it

    @property
    def name(self):
        return f"s{self.index}"


class Thread:
    def __init__(self, index, kind, scope):
        self.index = index
        self.kind = kind
        self.scope = scope  # it was spawned into this one; None: the root
        self.code = []
        self.fails = False  # its type is a Result
        self.cancels_own = False  # the scope it was spawned into


def encloses(outer, scope):
    while scope and scope is not outer:
        scope = scope.parent
    return scope is outer


class Step:
    def __init__(self, op, arg, scope, shielded):
        self.op = op
        self.arg = arg
        self.scope = scope  # the innermost one that the step stands in
        self.shielded = shielded
        self.way_out = None


class Tree:
    """One random tree: its threads, its scopes, the numbers of its events and marks, its text."""

    def __init__(self, rng, panics):
        self.rng = rng
        self.panics = panics
        self.threads = []
        self.scopes = []
        self.marks = 0
        self.events = rng.randint(1, 2)
        self.capacities = [rng.randint(0, 2) for _ in range(rng.choice((0, 0, 1, 1, 2)))]
        self.balance = [0] * len(self.capacities)  # sends without receives, as they stand in the text
        self.notes = 0  # of what operations on channels gave
        self.sent = 0
        self.thread_budget = rng.randint(2, 6)
        self.scope_budget = rng.randint(1, 4)
        self.step_budget = rng.randint(10, 36)
        root = Thread(0, ROOT, None)
        self.threads.append(root)
        out = []
        self.nest(root, None, out, 1, [])
        for step in root.code:
            if step.way_out is None:
                step.way_out = len(root.code)
        self.add(root, END, None, None)
        self.body = out

    # ---- steps ----

    def add(self, thread, op, arg, scope, shielded=False):
        step = Step(op, arg, scope, shielded)
        thread.code.append(step)
        return step

    def mark(self, thread, scope, out, indent, shielded=False):
        self.add(thread, MARK, self.marks, scope, shielded)
        out.append("  " * indent + f"m{self.marks}.add(1);")
        self.marks += 1

    def channel(self, thread, scope, out, indent):
        """Some operations on a channel: mostly what it has seen less of, so that few wait for ever."""
        number = self.rng.randrange(len(self.capacities))
        more_sent = self.balance[number] > 0
        op = self.rng.choices((SEND, OFFER, RECEIVE, TRY_SEND, TRY_RECEIVE, CLOSE_CHANNEL),
                              (2, 0.7, 6, 0.5, 1, 0.5) if more_sent else (5, 1.5, 2, 1, 0.5, 0.3))[0]
        for _ in range(1 if op == CLOSE_CHANNEL else self.rng.choice((1, 1, 2, 3))):
            self.operation(thread, scope, out, indent, op, number)

    def operation(self, thread, scope, out, indent, op, number):
        """One of them: (channel, value that is sent, note)."""
        self.balance[number] += {RECEIVE: -1, TRY_RECEIVE: -1, CLOSE_CHANNEL: 0}.get(op, 1)
        note = self.notes
        self.sent += op in (SEND, OFFER, TRY_SEND)
        self.notes += op not in (SEND, CLOSE_CHANNEL)
        ch = f"c{number}"
        text = {
            SEND: f"{ch}.send({self.sent});",
            OFFER: f"match {ch}.offer({self.sent}) {{ ok v -> x{note}.store({SENT}); "
                   f"err e -> x{note}.store({CLOSED}); }}",
            RECEIVE: f"x{note}.store({ch}.recv().or({CLOSED}));",
            TRY_SEND: f"x{note}.store(if {ch}.try_send({self.sent}) {{ {SENT} }} else {{ {FULL} }});",
            TRY_RECEIVE: f"x{note}.store({ch}.try_recv().or({FULL}));",
            CLOSE_CHANNEL: f"{ch}.close();",
        }[op]
        out.append("  " * indent + text)
        self.add(thread, op, (number, self.sent, note), scope)

    # ---- blocks ----

    def block(self, thread, scope, out, indent, handles, is_body):
        """The statements of a task or of a scope's body, and its ways out."""
        rng = self.rng
        line = lambda text: out.append("  " * indent + text)  # noqa: E731
        defers = []  # [where in the code it was registered, its steps as (op, arg)]
        handles = list(handles)
        start = len(thread.code)
        finished = False
        ended = False
        if is_body:
            line(f"defer {{ if i{scope.index}.load() != 0 {{ leaks.add(1); }} }}")
        else:
            line(f"i{scope.index}.add(1);")
            line(f"defer i{scope.index}.add(-1);")
        if is_body or rng.random() < 0.6:
            self.mark(thread, scope, out, indent)
        for _ in range(rng.randint(2, 6)):
            if self.step_budget <= 0:
                break
            self.step_budget -= 1
            kind = rng.choices(
                ("pass", "forever", "set", "wait", "cancel", "cancel_error", "spawn", "join", "nest",
                 "defer", "defer_wait", "daemon", "guard", "finish", "fail", "panic", "channel"),
                (4, 0.5, 2, 2, 1.2, 1, 6 if is_body else 1.5, 2.5, 1.5, 1.2, 1, 0.6, 0.7, 0.4, 0.8,
                 1.5 if self.panics else 0, 5 if self.capacities else 0))[0]
            if kind == "pass":
                line(rng.choice(PASSING))
                self.add(thread, PASS, None, scope)
            elif kind == "forever":
                line("clock.sleep(1h);")
                self.add(thread, FOREVER, None, scope)
            elif kind in ("set", "wait"):
                event = rng.randrange(self.events)
                line(f"e{event}.{kind}();")
                self.add(thread, SET if kind == "set" else WAIT, event, scope)
            elif kind == "channel":
                self.channel(thread, scope, out, indent)
            elif kind in ("cancel", "cancel_error"):
                target = scope
                while target.parent and rng.random() < 0.35:
                    target = target.parent
                if target is thread.scope and thread.cancels_own:
                    continue  # see is_last() of the oracle
                thread.cancels_own |= target is thread.scope
                if kind == "cancel":
                    line(f"{target.name}.cancel();")
                    self.add(thread, CANCEL, target, scope)
                else:
                    code = rng.randint(1, 5)
                    line(f"{target.name}.cancel(err E {{ code: {code} }});")
                    self.add(thread, CANCEL_ERROR, (target, code), scope)
            elif kind == "spawn":
                into = self.may_spawn_into(thread, scope, is_body)
                if into:
                    self.spawn(thread, scope, into, out, indent, [] if finished else handles)
            elif kind == "join":
                if not handles or finished:
                    continue
                task = rng.choice(handles)
                line(f"h{task.index}.join();")
                self.add(thread, JOIN, task, scope)
            elif kind == "nest":
                if self.scope_budget > 0:
                    self.nest(thread, scope, out, indent, [] if finished else handles)
            elif kind in ("defer", "defer_wait"):
                waits = kind == "defer_wait"
                first = rng.random() < 0.5
                parts = [f"m{self.marks}.add(1);"]
                if waits:
                    parts.insert(1 if first else 0, rng.choice(PASSING))
                defers.append((len(thread.code), self.marks))
                self.marks += 1
                if rng.random() < 0.3:
                    event = rng.randrange(self.events)
                    parts.append(f"e{event}.set();")
                    defers[-1] = (*defers[-1], event)
                line("defer { " + " ".join(parts) + " }")
            elif kind == "daemon":
                if is_body and self.thread_budget > 0:
                    self.daemon(thread, scope, out, indent)
            elif kind == "guard":
                if is_body and self.thread_budget > 0:
                    self.guard(thread, scope, out, indent)
            elif kind == "finish":
                if is_body:
                    line(f"{scope.name}.finish();")
                    self.add(thread, FINISH, scope, scope)
                    finished = True
            elif kind in ("fail", "panic"):
                code = rng.randint(1, 5)
                if kind == "fail":
                    line(f"return err E {{ code: {code} }};")
                    self.add(thread, FAIL, code, scope)
                else:
                    line("m0.store(1 / zero.load());")
                    self.add(thread, PANIC, None, scope)
                ended = True
                break
            if rng.random() < 0.5:
                self.mark(thread, scope, out, indent)
        return self.ways_out(thread, scope, out, indent, defers, start, is_body, ended)

    def ways_out(self, thread, scope, out, indent, defers, start, is_body, ended):
        value = self.rng.randint(10, 60)
        fails = any(step.op == FAIL for step in thread.code[start:]
                    if step.scope is scope) or any(
                        s.passed_on and s.parent is scope and s.opener is thread for s in self.scopes)
        last = out[-1].strip() if ended else ""
        if is_body:
            scope.value = value
            self.add(thread, RETURN, None, scope)
            if not last.startswith("return"):
                out.append("  " * indent + (f"return ok {value};" if fails else f"return {value};"))
        elif fails and not last.startswith("return"):
            out.append("  " * indent + "return ok ();")
        first = len(thread.code)
        # the ways out, by the number of defers registered: first a join each, then the defers
        joins = {}
        if is_body:
            for count in range(len(defers), -1, -1):
                joins[count] = self.add(thread, END_BODY, scope, scope)
        chain = {}
        for count in range(len(defers), 0, -1):
            _, mark, *events = defers[count - 1]
            chain[count] = len(thread.code)
            self.add(thread, MARK, mark, scope, True)
            for event in events:
                self.add(thread, SET, event, scope, True)
        chain[0] = len(thread.code)
        if is_body:
            self.add(thread, CLOSE, scope, scope.parent)
            for count, join in joins.items():
                join.after = chain[count]
        for at in range(start, first):
            step = thread.code[at]
            if step.way_out is not None:
                continue  # of a nested block
            count = sum(1 for where, *_ in defers if where <= at)
            step.way_out = thread.code.index(joins[count]) if is_body else chain[count]
        return fails

    # ---- what a block may hold ----

    def may_spawn_into(self, thread, scope, is_body):
        """A body may spawn into its scope and those around it of the same thread; a task of a nursery
        into that."""
        if self.thread_budget <= 0:
            return None
        choices = []
        at = scope
        while at and at.opener is thread:
            if is_body:
                choices.append(at)
            at = at.parent
        if at and at.nursery and thread.kind == TASK and thread.scope is at:
            choices.append(at)
        return self.rng.choice(choices) if choices else None

    def new_thread(self, kind, scope):
        self.thread_budget -= 1
        thread = Thread(len(self.threads), kind, scope)
        self.threads.append(thread)
        scope.threads.append(thread)
        return thread

    def spawn(self, thread, scope, into, out, indent, handles):
        task = self.new_thread(TASK, into)
        named = self.rng.random() < 0.6 and into is scope and into.opener is thread
        visible = [h for h in handles if encloses(h.scope, into)]
        self.add(thread, SPAWN, task, scope)
        inner = []
        task.fails = self.block(task, into, inner, indent + 1, visible, False)
        self.add(task, END, None, into)
        head = f"{into.name}.spawn ||" + (" -> Result<Unit, E>" if task.fails else "") + " {"
        out.append("  " * indent + (f"const h{task.index} = " if named else "") + head)
        out.extend(inner)
        out.append("  " * indent + "};")
        if named:
            handles.append(task)

    def daemon(self, thread, scope, out, indent):
        daemon = self.new_thread(DAEMON, scope)
        self.add(thread, SPAWN, daemon, scope)
        inner = []
        daemon.fails = self.block(daemon, scope, inner, indent + 1, [], False)
        self.add(daemon, END, None, scope)
        out.append("  " * indent + f"{scope.name}.spawn_daemon ||"
                   + (" -> Result<Unit, E>" if daemon.fails else "") + " {")
        out.extend(inner)
        out.append("  " * indent + "};")

    def guard(self, thread, scope, out, indent):
        guard = self.new_thread(GUARD, scope)
        self.add(thread, SPAWN, guard, scope)
        event = self.rng.randrange(self.events)
        waits = self.rng.random() < 0.4
        step = self.add(guard, WAIT if waits else PASS, event, scope)
        step.way_out = 2
        self.add(guard, CANCEL, scope, scope).way_out = 2
        self.add(guard, END, None, scope)
        first = f"e{event}.wait();" if waits else self.rng.choice(PASSING)
        out.append("  " * indent + f"{scope.name}.spawn || {{ {first} {scope.name}.cancel(); }};")

    def nest(self, thread, scope, out, indent, handles):
        """A scope as a statement; what came out of it is stored, and perhaps passed on."""
        rng = self.rng
        self.scope_budget -= 1
        inner_scope = Scope(len(self.scopes), scope, thread, rng.random() < 0.4)
        self.scopes.append(inner_scope)
        inner_scope.passed_on = scope is not None and rng.random() < 0.4
        self.add(thread, OPEN, inner_scope, scope)
        inner = []
        fails = self.block(thread, inner_scope, inner, indent + 1, handles, True)
        index = inner_scope.index
        kind = "nursery" if inner_scope.nursery else "scope"
        line = lambda text: out.append("  " * indent + text)  # noqa: E731
        line(f"const r{index}: Result<i32, E | Cancelled> = task.{kind} |s{index}|"
             + (" -> Result<i32, E>" if fails else "") + " {")
        out.extend(inner)
        line("};")
        line(f"match r{index} {{ ok v -> v{index}.store(v); err {{ error: E {{ code }} }} -> "
             f"v{index}.store(100 + code); err {{ error: Cancelled }} -> v{index}.store(199); }}")
        line(f"if i{index}.load() != 0 {{ leaks.add(1); }}")
        if inner_scope.passed_on:
            line(f"if v{index}.load() >= 100 {{ return err E {{ code: v{index}.load() - 100 }}; }}")

    # ---- the whole ----

    def source(self, number):
        """A function that runs the tree and prints what came of it, also when it panics."""
        atomics = ["leaks", "zero"]
        atomics += [f"i{scope.index}" for scope in self.scopes]
        values = [f"v{scope.index}" for scope in self.scopes]
        values += [f"x{i}" for i in range(self.notes)]
        values += [f"m{i}" for i in range(self.marks)]
        atomics += values
        text = [f"function tree{number}() effects [Async, Clock, Io] {{"]
        text += [f"  const {name} = atomic(0);" for name in atomics]
        text += [f"  const e{i} = event();" for i in range(self.events)]
        text += [f"  const c{i}: Channel<i32> = channel<i32>({capacity});"
                 for i, capacity in enumerate(self.capacities)]
        form = " ".join(["{}"] * (2 + len(values)))
        text.append(f'  defer io.println("{form}", {number}, leaks.load(), '
                    + ", ".join(f"{name}.load()" for name in values) + ");")
        return "\n".join(text + self.body + ["}", ""])
