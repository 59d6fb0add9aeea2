#!/usr/bin/env python3
"""./dev bench compile [LINES...]: how fast the compiler is.

Makes programs of 1,000 to 100,000 lines that look like the examples (functions, closures, matches, scopes; about
eight tokens a line), compiles them with --time, and prints for each stage the time, tokens and lines a second,
the memory, and the share of the C compiler. Then hello.sc is compiled and linked beside the same in C.
"""
import pathlib
import re
import resource
import statistics
import subprocess
import sys
import tempfile

import build

HERE = pathlib.Path(__file__).resolve().parent
SCC = build.OUT / "scc/scc"
FRONT = ["parse", "resolve", "check", "effect", "safety", "border"]
BACK = ["lower", "emit"]
ROUNDS = 5
CC_MAX = 10000  # lines: beyond that the C compiler takes minutes

TYPES = """type Shape{n} = | Circle{n} {{ r: i32 }} | Square{n} {{ a: i32 }} | Dot{n};
type Account{n} = {{ id: i32, balance: i64, owner: String }};
error Overdrawn{n} {{ missing: i64 }}
"""
FUNCTIONS = ["""
// How large a shape is, in whole units.
function area{n}(shape: Shape{n}) -> i32 {{
    match shape {{
        Circle{n} {{ r }} -> 3 * r * r;
        Square{n} {{ a }} -> a * a;
        Dot{n} -> 0;
    }}
}}
""", """
function withdraw{n}(account: Account{n}, amount: i64) -> Result<i64, Overdrawn{n}> {{
    if amount > account.balance {{
        return err Overdrawn{n} {{ missing: amount - account.balance }};
    }}
    const rest = account.balance - amount;
    return ok rest;
}}

function move_all{n}(account: Account{n}) -> Result<i64, Overdrawn{n}> {{
    const first = withdraw{n}(account, 10)?;
    const second = withdraw{n}(account, first / 2)?;
    return ok first + second;
}}
""", """
function apply{n}(f: function(i32) -> i32, times: i32) -> i32 {{
    var value = times;
    for i in 0..times {{
        value = f(value) % 1000;
        if value == 17 {{ break; }}
    }}
    value
}}

function folded{n}(numbers: View<i32>) -> i32 {{
    var total = 0;
    for x in numbers {{
        if x % 2 == 0 {{ total += x; }} else {{ total -= 1; }}
    }}
    const offset = total / 3;
    apply{n}(|x| x + offset, 5)
}}
""", """
// Both halves at once.
function sum{n}(numbers: View<i32>) -> i32 effects [Async] {{
    if numbers.len() < 64 {{
        var total = 0;
        for x in numbers {{ total += x; }}
        return total;
    }}
    const middle = numbers.len() / 2;
    task.scope |s| {{
        const left = s.spawn || {{ sum{n}(numbers[..middle]) }};
        const right = sum{n}(numbers[middle..]);
        left.join() + right
    }}
}}
""", """
function report{n}(account: Account{n}) effects [Io] {{
    const Account{n} {{ id, balance, owner }} = account;
    io.println("{{}} {{}}: {{}}", id, owner, balance);
    match withdraw{n}(account, 5) {{
        ok rest -> io.println("left {{}}", rest);
        err e -> io.println("missing {{}}", e.missing);
    }}
}}

function work{n}() effects [Async, Io] {{
    const account = Account{n} {{ id: {n}, balance: 100, owner: "somebody" }};
    report{n}(account);
    const numbers: List<i32> = [1, 2, 3, 4, 5, 6, 7, 8];
    const total = sum{n}(numbers[..]) + folded{n}(numbers[..]);
    io.println("{{}} {{}}", total, area{n}(Circle{n} {{ r: total }}));
    match move_all{n}(account) {{ ok v -> io.println(v); err e -> io.println(e); }}
}}
"""]


def program(lines):
    """A program of about so many lines, in which everything is reached from main."""
    parts = []
    count = 0
    group = TYPES + "".join(FUNCTIONS)
    groups = max(1, round((lines - 3) / (group.count("\n") + 1)))
    for number in range(groups):
        parts.append(group.format(n=number))
        count += 1
    calls = "".join(f"    work{number}();\n" for number in range(count))
    return "".join(parts) + f"\nfunction main() effects [Async, Io] {{\n{calls}}}\n"


def run(command):
    """What the command says on stderr, and what it and its children used."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    process = subprocess.run(command, check=False, capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode:
        raise SystemExit(f"bench: {' '.join(map(str, command))} failed\n{process.stderr}")
    return process.stderr, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def timed(command):
    """The figures of --time."""
    return {name: int(value) for name, value in re.findall(r"^time: (\S+) (\d+)$", run(command)[0], re.M)}


def median_of(command):
    rounds = [timed(command) for _ in range(ROUNDS)]
    return {name: statistics.median(r[name] for r in rounds) for name in rounds[0]}


def rate(count, microseconds):
    return f"{count / max(microseconds, 1):8.2f}"


def measure(lines, folder):
    source = folder / f"program{lines}.sc"
    source.write_text(program(lines))
    real = source.read_text().count("\n")
    figures = median_of([SCC, "--time", "--emit=c", source, "-o", folder / "program.c"])
    tokens = figures["tokens"]
    print(f"\n{real} lines, {tokens / real:.1f} tokens a line, {figures['memory'] / real:.0f} bytes of memory a line")
    print(f"{'stage':10} {'ms':>9} {'M tok/s':>8} {'M line/s':>8}")
    rows = [(stage, figures[stage]) for stage in FRONT + BACK]
    rows += [("to the AST", figures["parse"]), ("checked", sum(figures[s] for s in FRONT)),
             ("all to C", sum(figures[s] for s in FRONT + BACK))]
    for stage, time in rows:
        print(f"{stage:10} {time / 1000:9.2f} {rate(tokens, time)} {rate(real, time)}")
    if real <= CC_MAX:
        whole = timed([SCC, "--time", "-O2", source, "-o", folder / "program"])
        own = sum(whole[s] for s in FRONT + BACK)
        print(f"{'cc -O2':10} {whole['cc'] / 1000:9.2f}   {100 * whole['cc'] / (whole['cc'] + own):.1f} % of the whole")


def hello(folder):
    """Turn by turn, as the machine may change its mind."""
    (folder / "hello.c").write_text('#include <stdio.h>\nint main(void) { puts("hello"); return 0; }\n')
    commands = {"gcc -O2 hello.c": ["gcc", "-O2", folder / "hello.c", "-o", folder / "c"],
                "scc hello.sc": [SCC, HERE / "hello.sc", "-o", folder / "sc"]}
    seconds = {name: [] for name in commands}
    for _ in range(4 * ROUNDS):
        for name, command in commands.items():
            seconds[name].append(run(command)[1])
    print()
    base = statistics.median(seconds["gcc -O2 hello.c"])
    for name, values in seconds.items():
        print(f"{name:18} {1000 * statistics.median(values):7.1f} ms of the processor, {statistics.median(values) / base:.2f} x")


def main():
    sizes = [int(word) for word in sys.argv[1:]] or [1000, 10000, 100000]
    build.build_scc()
    with tempfile.TemporaryDirectory(prefix="scc-bench-") as path:
        for lines in sizes:
            measure(lines, pathlib.Path(path))
        hello(pathlib.Path(path))


if __name__ == "__main__":
    main()
