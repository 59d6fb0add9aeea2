"""Random programs and what they print.

A program is a number of cases: functions that take a number and give one. Every piece is made twice from the same random
choices, in the language and in Python, so that running the Python tells what the program prints. Numbers are kept in
range by the wrapping operators; where a checked one is used it may overflow, and then the program has to panic there.

A function may be of one of three classes: plain; async, which forks and joins; or async with a wait somewhere, so that its
tasks are of the suspending class. What tasks do never depends on their order.
"""
import random

MASK = (1 << 64) - 1


class Panic(Exception):
    """The program has to stop here, saying this."""


def wrap(x):
    x &= MASK
    return x - (1 << 64) if x >> 63 else x


def checked(x, operation):
    if not -(1 << 63) <= x < 1 << 63:
        raise Panic(f"overflow in {operation}")
    return x


def divided(a, b):
    if b == 0:
        raise Panic("division by zero")
    q = abs(a) // abs(b)
    return checked(q if (a < 0) == (b < 0) else -q, "division")


def remainder(a, b):
    if b == 0:
        raise Panic("division by zero")
    r = abs(a) % abs(b)
    return -r if a < 0 else r


def element(xs, i):
    if not 0 <= i < len(xs):
        raise Panic(f"index {i} is out of range for length {len(xs)}")
    return xs[i]


RUNTIME = {f.__name__: f for f in (wrap, checked, divided, remainder, element)}


class Function:
    def __init__(self, name, params, kind):
        self.name, self.params, self.kind = name, params, kind  # kind: plain, forks, waits


class Writer:
    """Lines in both languages; Python's indentation is that of the program."""

    def __init__(self):
        self.sc, self.py, self.depth = [], [], 0

    def line(self, sc=None, py=None):
        if sc is not None:
            self.sc.append("  " * self.depth + sc)
        if py is not None:
            self.py.append("  " * self.depth + py)


class Generator:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.out = Writer()
        self.functions = []
        self.names = 0
        self.records = []  # (name, field names)
        self.unions = []   # (name, [(variant, field count)])

    # ---- small things ----

    def chance(self, percent):
        return self.random.randrange(100) < percent

    def pick(self, items):
        return self.random.choice(items)

    def fresh(self, stem):
        self.names += 1
        return f"{stem}_{self.names}"

    def number(self):
        return self.pick([0, 1, 2, 3, 5, 7, 10, 100, -1, -2, 255, 1000003, self.random.randrange(-50, 50),
                          self.random.randrange(-(1 << 40), 1 << 40), (1 << 63) - 1])

    def literal(self):
        n = self.number()
        return (f"({n}i64)" if n < 0 else f"{n}i64", str(n) if n >= 0 else f"({n})")

    # ---- declarations ----

    def declare_types(self):
        for i in range(self.random.randrange(1, 4)):
            fields = [f"f{k}" for k in range(self.random.randrange(1, 5))]
            self.records.append((f"R{i}", fields))
            self.out.line(f"type R{i} = {{ {', '.join(f + ': i64' for f in fields)} }};")
        for i in range(self.random.randrange(1, 4)):
            variants = [(f"V{i}x{k}", self.random.randrange(3)) for k in range(self.random.randrange(2, 5))]
            self.unions.append((f"U{i}", variants))
            texts = [v + (" { " + ", ".join(f"a{k}: i64" for k in range(n)) + " }" if n else "") for v, n in variants]
            self.out.line(f"type U{i} = | " + " | ".join(texts) + ";")
        self.out.line("error Bad { n: i64 }")
        self.out.line("")

    # ---- expressions: (sc, py), of an i64 ----

    def expression(self, scope, depth=3):
        if depth == 0 or self.chance(20):
            return self.leaf(scope)
        make = self.pick([self.arithmetic] * 6 + [self.conditional, self.shifted, self.call, self.field, self.matched,
                                                  self.closure_call, self.checked_arithmetic, self.block])
        return make(scope, depth - 1)

    def leaf(self, scope):
        if scope.numbers and self.chance(75):
            name = self.pick(scope.numbers)
            return name, name
        return self.literal()

    def arithmetic(self, scope, depth):
        (a, pa), (b, pb) = self.expression(scope, depth), self.expression(scope, depth)
        op = self.pick(["+%", "-%", "*%", "&", "|", "^"])
        return f"({a} {op} {b})", f"wrap({pa} {op[0]} {pb})"

    def checked_arithmetic(self, scope, depth):
        (a, pa), (b, pb) = self.expression(scope, depth), self.expression(scope, depth)
        kind = self.pick(["add", "div", "rem", "small"])
        if kind == "add" and self.chance(30):
            return f"({a} + {b})", f"checked({pa} + {pb}, 'addition')"
        if kind == "div":
            return f"({a} / ({b} | 1))", f"divided({pa}, {pb} | 1)"
        if kind == "rem":
            return f"({a} % ({b} | 1))", f"remainder({pa}, {pb} | 1)"
        return f"(({a} & 65535) * ({b} & 65535))", f"(({pa} & 65535) * ({pb} & 65535))"

    def shifted(self, scope, depth):
        a, pa = self.expression(scope, depth)
        n = self.random.randrange(1, 20)
        return (f"({a} >> {n})", f"({pa} >> {n})") if self.chance(50) else (f"(({a} & 1048575) << {n})", f"(({pa} & 1048575) << {n})")

    def condition(self, scope, depth=1):
        (a, pa), (b, pb) = self.expression(scope, depth), self.expression(scope, depth)
        op = self.pick(["<", "<=", ">", ">=", "==", "!="])
        sc, py = f"{a} {op} {b}", f"({pa} {op} {pb})"
        if self.chance(25):
            c, pc = self.expression(scope, 1)
            word = self.pick(["&&", "||"])
            sc, py = f"{sc} {word} ({c} & 1) == 0", f"({py} {'and' if word == '&&' else 'or'} ({pc} & 1) == 0)"
        return sc, py

    def conditional(self, scope, depth):
        c, pc = self.condition(scope)
        (a, pa), (b, pb) = self.expression(scope, depth), self.expression(scope, depth)
        return f"(if {c} {{ {a} }} else {{ {b} }})", f"({pa} if {pc} else {pb})"

    def block(self, scope, depth):
        a, pa = self.expression(scope, depth)
        name = self.fresh("b")
        inner = scope.inside()
        inner.numbers.append(name)
        b, pb = self.expression(inner, depth)
        return f"({{ const {name} = {a}; {b} }})", f"(lambda {name}: {pb})({pa})"

    def call(self, scope, depth):
        callees = [f for f in self.functions if scope.may_call(f)]
        if not callees:
            return self.leaf(scope)
        callee = self.pick(callees)
        args = [self.expression(scope, min(depth, 1)) for _ in callee.params]
        return (f"{callee.name}({', '.join(a for a, _ in args)})", f"{callee.name}({', '.join(p for _, p in args)})")

    def field(self, scope, depth):
        name, fields = self.pick(self.records)
        values = [self.expression(scope, min(depth, 1)) for _ in fields]
        k = self.random.randrange(len(fields))
        inits = ", ".join(f"{f}: {v}" for f, (v, _) in zip(fields, values))
        return f"({name} {{ {inits} }}).{fields[k]}", f"[{', '.join(p for _, p in values)}][{k}]"

    def made_variant(self, scope, union, depth=1):
        """A value of the union, as a tuple in Python."""
        variants = union[1]
        k = self.random.randrange(len(variants))
        variant, count = variants[k]
        values = [self.expression(scope, depth) for _ in range(count)]
        inits = ", ".join(f"a{i}: {v}" for i, (v, _) in enumerate(values))
        return (variant + (f" {{ {inits} }}" if count else ""), f"({k}, {''.join(p + ', ' for _, p in values)})")

    def matched(self, scope, depth):
        union = self.pick(self.unions)
        (a, pa), (b, pb) = self.made_variant(scope, union), self.made_variant(scope, union)
        c, pc = self.condition(scope)
        subject, tuple_name = self.fresh("u"), self.fresh("t")
        arms, py = [], "None"
        for k, (variant, count) in reversed(list(enumerate(union[1]))):
            names = [self.fresh("m") for _ in range(count)]
            inner = scope.inside()
            inner.numbers += names
            value, pvalue = self.expression(inner, min(depth, 1))
            fields = ", ".join(f"a{i}: {n}" for i, n in enumerate(names))
            pattern = variant + (f" {{ {fields} }}" if count else "")
            guarded = ""
            body = f"(lambda {', '.join(names)}: {pvalue})(*{tuple_name}[1:])"
            if count and self.chance(30):
                other, pother = self.leaf(scope)
                guarded = f"{pattern} where {names[0]} > 10 -> {other}; "
                body = f"({pother} if {tuple_name}[1] > 10 else {body})"
            arms.insert(0, f"{guarded}{pattern} -> {value};")
            py = f"({body} if {tuple_name}[0] == {k} else {py})"
        sc = (f"({{ const {subject}: {union[0]} = if {c} {{ {a} }} else {{ {b} }}; match {subject} {{ {' '.join(arms)} }} }})")
        return sc, f"(lambda {tuple_name}: {py})(({pa} if {pc} else {pb}))"

    def closure_call(self, scope, depth):
        name, param = self.fresh("c"), self.fresh("p")
        inner = scope.inside()
        inner.numbers.append(param)
        inner.in_closure = True
        body, pbody = self.expression(inner, depth)
        a, pa = self.expression(scope, 1)
        b, pb = self.expression(scope, 1)
        sc = f"({{ const {name} = |{param}: i64| {body}; {name}({a}) ^ {name}({b}) }})"
        return sc, f"(lambda {name}: {name}({pa}) ^ {name}({pb}))(lambda {param}: {pbody})"

    # ---- statements ----

    def statements(self, scope, count, depth):
        for _ in range(count):
            makes = [self.declare, self.assign, self.assign, self.branch, self.loop, self.list_loop, self.map_use, self.text]
            if scope.kind != "plain":
                makes += [self.fork, self.fork_list, self.fork_writes, self.fork_fails, self.fork_channel, self.fork_mutex] * 2
            self.pick(makes)(scope, depth)

    def declare(self, scope, depth):
        name = self.fresh("x")
        sc, py = self.expression(scope)
        is_var = self.chance(60)
        self.out.line(f"{'var' if is_var else 'const'} {name}: i64 = {sc};", f"{name} = {py}")
        scope.numbers.append(name)
        if is_var:
            scope.variables.append(name)

    def assign(self, scope, depth):
        if not scope.variables:
            return self.declare(scope, depth)
        name = self.pick(scope.variables)
        sc, py = self.expression(scope)
        self.out.line(f"{name} = {sc};", f"{name} = {py}")

    def nested(self, scope, depth):
        self.out.depth += 1
        self.statements(scope.inside(), self.random.randrange(1, 3), depth - 1)
        self.out.line(None, "pass")
        self.out.depth -= 1

    def branch(self, scope, depth):
        if depth == 0:
            return self.assign(scope, depth)
        sc, py = self.condition(scope)
        self.out.line(f"if {sc} {{", f"if {py}:")
        self.nested(scope, depth)
        self.out.line("} else {", "else:")
        self.nested(scope, depth)
        self.out.line("}")

    def loop(self, scope, depth):
        if depth == 0:
            return self.assign(scope, depth)
        name = self.fresh("i")
        count = self.random.randrange(1, 6)
        self.out.line(f"for {name} in 0..{count} {{", f"for {name} in range({count}):")
        inner = scope.inside()
        inner.numbers.append(name)
        inner.is_loop = True
        self.out.depth += 1
        if self.chance(30):
            sc, py = self.condition(inner)
            word = self.pick(["break", "continue"])
            self.out.line(f"if {sc} {{ {word}; }}", f"if {py}: {word}")
        self.out.depth -= 1
        self.nested(inner, depth)
        self.out.line("}")

    def list_loop(self, scope, depth):
        name, item, total = self.fresh("l"), self.fresh("e"), self.fresh("x")
        values = [self.expression(scope, 1) for _ in range(self.random.randrange(1, 6))]
        self.out.line(f"var {name}: List<i64> = [{', '.join(v for v, _ in values)}];", f"{name} = [{', '.join(p for _, p in values)}]")
        extra, pextra = self.expression(scope, 1)
        self.out.line(f"{name}.push({extra});", f"{name}.append({pextra})")
        if self.chance(50):
            self.out.line(f"{name}.sort();", f"{name}.sort()")
        if self.chance(30):
            self.out.line(f"{name}.reverse();", f"{name}.reverse()")
        inner = scope.inside()
        inner.numbers += [item]
        body, pbody = self.expression(inner, 2)
        self.out.line(f"var {total}: i64 = 0;", f"{total} = 0")
        self.out.line(f"for {item} in {name} {{ {total} = {total} *% 31 +% {body}; }}", f"for {item} in {name}: {total} = wrap({total} * 31 + {pbody})")
        k = self.random.randrange(len(values) + (2 if self.chance(2) else 1))
        self.out.line(f"{total} = {total} ^ {name}[{k}];", f"{total} = {total} ^ element({name}, {k})")
        scope.numbers.append(total)
        scope.variables.append(total)

    def map_use(self, scope, depth):
        name, key, value, total = self.fresh("d"), self.fresh("k"), self.fresh("v"), self.fresh("x")
        self.out.line(f"var {name}: Map<i64, i64> = Map.new();", f"{name} = {{}}")
        for _ in range(self.random.randrange(1, 5)):
            k, pk = self.expression(scope, 1)
            v, pv = self.expression(scope, 1)
            self.out.line(f"{name}[({k}) & 7] = {v};", f"{name}[({pk}) & 7] = {pv}")
        gone, pgone = self.expression(scope, 1)
        self.out.line(f"_ = {name}.remove(({gone}) & 7);", f"{name}.pop(({pgone}) & 7, None)")
        self.out.line(f"var {total}: i64 = i64({name}.len());", f"{total} = len({name})")
        self.out.line(f"for ({key}, {value}) in {name} {{ {total} = {total} *% 17 +% ({key} ^ {value}); }}",
                      f"for {key}, {value} in {name}.items(): {total} = wrap({total} * 17 + ({key} ^ {value}))")
        scope.numbers.append(total)

    def text(self, scope, depth):
        name, number = self.fresh("s"), self.fresh("x")
        a, pa = self.expression(scope, 1)
        self.out.line(f'const {name} = format("<{{}}|{{:>6}}>", {a}, ({a}) & 255);', f'{name} = "<{{}}|{{:>6}}>".format({pa}, ({pa}) & 255)')
        self.out.line(f'const {number}: i64 = i64({name}.len()) +% i64({name}.find("|").or(0)) *% 100;', f'{number} = len({name}) + {name}.find("|") * 100')
        scope.numbers.append(number)

    # ---- tasks ----

    def wait(self, scope):
        if scope.kind == "waits" and self.chance(60):
            self.out.line("task.yield();")

    def fork(self, scope, depth):
        """Two tasks, joined."""
        s, total = self.fresh("s"), self.fresh("x")
        a, pa = self.task_body(scope)
        b, pb = self.task_body(scope)
        c, pc = self.expression(scope.constants_only(), 1)
        left, right = self.fresh("h"), self.fresh("h")
        self.out.line(f"const {total}: i64 = task.scope |{s}| {{")
        self.out.depth += 1
        self.out.line(f"const {left} = {s}.spawn(|| {a});")
        self.out.line(f"const {right} = {s}.spawn(|| {b});")
        self.wait(scope)
        self.out.line(f"return {left}.join() ^ ({c}) ^ {right}.join();")
        self.out.depth -= 1
        self.out.line("};", f"{total} = {pa} ^ ({pc}) ^ {pb}")
        scope.numbers.append(total)

    def task_body(self, scope):
        """What a task computes: of constants and parameters, which it captures by value."""
        inner = scope.constants_only()
        return self.expression(inner, 2)

    def fork_list(self, scope, depth):
        s, tasks, i, task, total, sum_name = (self.fresh(x) for x in ("s", "l", "i", "h", "x", "q"))
        inner = scope.constants_only()
        inner.numbers.append(i)
        a, pa = self.expression(inner, 2)
        count = self.random.randrange(1, 9)
        self.out.line(f"const {total}: i64 = task.scope |{s}| {{")
        self.out.depth += 1
        self.out.line(f"var {tasks}: List<Task<i64>> = [];")
        self.out.line(f"for {i} in 0i64..{count} {{ {tasks}.push({s}.spawn(|| {a})); }}")
        self.out.line(f"var {sum_name}: i64 = 0;")
        self.out.line(f"for {task} in {tasks} {{ {sum_name} = {sum_name} *% 7 +% {task}.join(); }}")
        self.out.line(f"return {sum_name};")
        self.out.depth -= 1
        self.out.line("};", f"{total} = 0")
        self.out.line(None, f"for {i} in range({count}): {total} = wrap({total} * 7 + {pa})")
        scope.numbers.append(total)

    def fork_writes(self, scope, depth):
        """Tasks that write variables of their own; the scope ends before they are read."""
        s, left, right = self.fresh("s"), self.fresh("x"), self.fresh("x")
        a, pa = self.task_body(scope)
        b, pb = self.task_body(scope)
        self.out.line(f"var {left}: i64 = 1;", f"{left} = wrap(1 * 3 + {pa})")
        self.out.line(f"var {right}: i64 = 2;", f"{right} = wrap(2 ^ {pb})")
        self.out.line(f"task.{self.pick(['scope', 'nursery'])} |{s}| {{")
        self.out.depth += 1
        self.out.line(f"{s}.spawn || {{ {left} = {left} *% 3 +% {a}; }};")
        self.wait(scope)
        self.out.line(f"{s}.spawn || {{ {right} = {right} ^ {b}; }};")
        self.out.depth -= 1
        self.out.line("};")
        scope.numbers += [left, right]
        scope.variables += [left, right]

    def fork_fails(self, scope, depth):
        """One task may fail its scope: its error is the outcome whatever the others do, if these cannot panic."""
        s, result, total, value, e = (self.fresh(x) for x in ("s", "r", "x", "v", "e"))
        a, pa = self.task_body(scope)
        b, _ = self.leaf(scope.constants_only())
        self.out.line(f"const {result}: Result<i64, Bad> = task.scope |{s}| {{", f"{e} = {pa}")
        self.out.depth += 1
        self.out.line(f"const {value} = {s}.spawn(|| may_fail({a}));")
        self.out.line(f"{s}.spawn || {{ _ = {b}; }};", None)
        self.wait(scope)
        self.out.line(f"return ok {value}.join();")
        self.out.depth -= 1
        self.out.line("};")
        self.out.line(f"const {total}: i64 = match {result} {{ ok v -> v; err {{ error: Bad {{ n }} }} -> n *% 3; }};",
                      f"{total} = wrap({e} * 3) if {e} & 3 == 0 else {e}")
        scope.numbers.append(total)

    def fork_channel(self, scope, depth):
        s, channel, i, total, item, sent = (self.fresh(x) for x in ("s", "c", "i", "x", "n", "q"))
        if scope.kind != "waits":
            return self.fork(scope, depth)
        inner = scope.constants_only()
        inner.numbers.append(i)
        a, pa = self.expression(inner, 1)
        count = self.random.randrange(1, 12)
        self.out.line(f"const {channel} = channel<i64>({self.random.randrange(4)});")
        self.out.line(f"const {total}: i64 = task.scope |{s}| {{")
        self.out.depth += 1
        self.out.line(f"{s}.spawn || {{ for {i} in 0i64..{count} {{ {channel}.send({a}); }} {channel}.close(); }};")
        self.out.line(f"var {sent}: i64 = 0;")
        self.out.line(f"for {item} in {channel} {{ {sent} = {sent} *% 5 +% {item}; }}")
        self.out.line(f"return {sent};")
        self.out.depth -= 1
        self.out.line("};", f"{total} = 0")
        self.out.line(None, f"for {i} in range({count}): {total} = wrap({total} * 5 + {pa})")
        scope.numbers.append(total)

    def fork_mutex(self, scope, depth):
        """Tasks that add to what a mutex holds, in any order, some of them a few at a time."""
        s, m, permits, i, value, held, total = (self.fresh(x) for x in ("s", "m", "p", "i", "x", "v", "q"))
        inner = scope.constants_only()
        inner.numbers.append(i)
        a, pa = self.expression(inner, 1)
        start, pstart = self.leaf(scope.constants_only())
        count = self.random.randrange(1, 9)
        adds = f"const {value}: i64 = {a}; {m}.with |inout {held}| {{ {held} = {held} +% {value}; }};"
        if self.chance(40):
            self.out.line(f"const {permits} = semaphore({self.random.randrange(1, 4)});")
            adds = f"{permits}.with || {{ {adds} }};"
        self.out.line(f"const {m}: Mutex<i64> = mutex({start});", f"{total} = {pstart}")
        self.out.line(f"task.nursery |{s}| {{")
        self.out.depth += 1
        self.out.line(f"for {i} in 0i64..{count} {{ {s}.spawn || {{ {adds} }}; }}")
        self.out.depth -= 1
        self.out.line("};")
        self.out.line(None, f"for {i} in range({count}): {total} = wrap({total} + {pa})")
        self.out.line(f"const {total}: i64 = {m}.with |inout {held}| {{ {held} }};")
        scope.numbers.append(total)

    # ---- functions ----

    def function(self, name, kind):
        params = [self.fresh("a") for _ in range(self.random.randrange(1, 4))]
        made = Function(name, params, kind)
        effects = "" if kind == "plain" else " effects [Async]"
        self.out.line(f"function {name}({', '.join(p + ': i64' for p in params)}) -> i64{effects} {{", f"def {name}({', '.join(params)}):")
        self.out.depth += 1
        scope = Scope(kind, list(params), [])
        if kind == "waits":
            self.wait(scope)
        self.statements(scope, self.random.randrange(2, 5), 2)
        sc, py = self.expression(scope)
        if self.chance(10):
            self.out.line(f"defer {{ }}")
        self.out.line(f"return {sc};", f"return {py}")
        self.out.depth -= 1
        self.out.line("}", "")
        self.functions.append(made)
        return made

    def recursion(self, name, kind):
        """A tree of calls, forked above the leaves."""
        effects = "" if kind == "plain" else " effects [Async]"
        scope = Scope("plain", ["n", "x"], [])
        leaf, pleaf = self.expression(scope, 2)
        step, pstep = self.expression(scope, 1)
        self.out.line(f"function {name}(n: i64, x: i64) -> i64{effects} {{", f"def {name}(n, x):")
        self.out.depth += 1
        self.out.line(f"if n <= 0 || n > 9 {{ return {leaf}; }}", f"if n <= 0 or n > 9: return {pleaf}")
        if kind == "waits":
            self.out.line("if x % 5 == 0 { task.yield(); }")
        if kind == "plain":
            self.out.line(f"return {name}(n - 1, {step}) *% 3 +% {name}(n - 2, x ^ n);")
        else:
            self.out.line(f"return task.scope |s| {{ const a = s.spawn(|| {name}(n - 1, {step})); const b = {name}(n - 2, x ^ n); return a.join() *% 3 +% b; }};")
        self.out.line(None, f"return wrap({name}(n - 1, {pstep}) * 3 + {name}(n - 2, x ^ n))")
        self.out.depth -= 1
        self.out.line("}", "")
        self.functions.append(Function(name, ["n", "x"], kind))


class Scope:
    """What can be named at a place."""

    def __init__(self, kind, numbers, variables):
        self.kind, self.numbers, self.variables = kind, numbers, variables
        self.in_closure = False

    def inside(self):
        scope = Scope(self.kind, list(self.numbers), list(self.variables))
        scope.in_closure = self.in_closure
        return scope

    def constants_only(self):
        """For what runs beside the rest: no variable, which somebody could change."""
        return Scope(self.kind, [n for n in self.numbers if n not in self.variables], [])

    def may_call(self, function):
        return function.kind == "plain" or (self.kind != "plain" and not self.in_closure)


def case(seed):
    """A module: its text, how its `run` is called, and what that gives, or the Panic that it ends with."""
    generator = Generator(seed)
    generator.declare_types()
    generator.out.line("function may_fail(n: i64) -> Result<i64, Bad> { return if n & 3 == 0 { err Bad { n: n } } else { ok n }; }")
    generator.out.line("")
    for i in range(generator.random.randrange(1, 5)):
        kind = generator.pick(["plain", "forks", "waits"])
        make = generator.recursion if generator.chance(25) else generator.function
        make(f"f{i}", kind)
    generator.function("run", generator.pick(["forks", "waits"]))
    run = generator.functions[-1]
    space = dict(RUNTIME)
    exec("\n".join(generator.out.py), space)
    arguments = [generator.number() for _ in run.params]
    try:
        expected = space["run"](*arguments)
    except Panic as panic:
        expected = panic
    text = "\n".join(generator.out.sc).replace("function run(", "pub function run(")
    return text + "\n", f"run({', '.join(map(str, arguments))})", expected
