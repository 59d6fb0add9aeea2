#!/usr/bin/env python3
"""Programs that are huge, deep or many, made by a few lines each, compiled, run, and reported in TAP.

Nothing in the compiler has a limit of its own but the depth of nesting, so everything else here has to
compile, in reasonable time, and to say the right thing. Cases that fit on a page are .sc files beside
this one.
"""
import argparse
import os
import pathlib
import re
import subprocess
import sys
import tempfile

TIMEOUT = 120
CASES = []


def case(out="", reject=None, status=0, err="", flags=()):
    """Registers a function that gives a program: what it prints, or the code with which it is refused."""
    def register(make):
        CASES.append((make.__name__, make, out, reject, status, err, tuple(flags)))
        return make
    return register


def main_with(body, effects="Io"):
    return f"function main() effects [{effects}] {{\n{body}\n}}\n"


def printed(expression):
    return main_with(f"  io.println({expression});")


# ---- depth ----

@case(out="1")
def parentheses_200_deep():
    return printed("(" * 200 + "1" + ")" * 200)


@case(reject="SC0202")
def parentheses_300_deep():
    return printed("(" * 300 + "1" + ")" * 300)


@case(reject="SC0202")
def parentheses_100000_deep():
    return printed("(" * 100000 + "1" + ")" * 100000)


@case(reject="SC0201")
def parentheses_that_never_close():
    return main_with("  const x = " + "(" * 200)


@case(out="1")
def blocks_200_deep():
    return main_with("{" * 200 + "io.println(1);" + "}" * 200)


@case(reject="SC0202")
def blocks_300_deep():
    return main_with("{" * 300 + "io.println(1);" + "}" * 300)


@case(reject="SC0202")
def ifs_300_deep():
    return main_with("if true {" * 300 + "io.println(1);" + "}" * 300)


@case(reject="SC0202")
def types_300_deep():
    return "function f(x: " + "View<" * 300 + "i32" + ">" * 300 + ") { }\n" + printed("1")


@case(reject="SC0202")
def arrays_300_deep():
    return printed("[" * 300 + "1" + "]" * 300)


@case(out="1")
def closures_50_deep():
    return main_with("  const f = " + "".join(f"|x{i}: i32| {{ const c{i} = " for i in range(50)) + "1"
                     + "".join(f"; x{i} }}" for i in reversed(range(50))) + ";\n  io.println(f(1));")


@case(out="true")
def negations_200_deep():
    return main_with("  const t = true;\n  io.println(" + "!" * 200 + "t);")


@case(reject="SC0202")
def negations_100000_deep():
    return main_with("  const t = true;\n  io.println(" + "!" * 100000 + "t);")


@case(out="3000")
def sum_of_3000_terms():
    return main_with("  var n = 1;\n  n *= 1;\n  io.println(" + " + ".join(["n"] * 3000) + ");")


@case(out="2000")
def text_joined_from_2000_pieces():
    return main_with('  const s = "x";\n  const t = ' + " ++ ".join(["s"] * 2000) + ";\n  io.println(t.len());")


@case(out="199")
def else_if_200_long():
    arms = "".join(f"if n == {i} {{ io.println({i}); }} else " for i in range(200))
    return main_with("  var n = 199;\n  n *= 1;\n  " + arms + "{ }")


@case(reject="SC0102")
def comments_100000_deep():
    return "/*" * 100000 + printed("1")


@case(out="1")
def comments_closed_10000_deep():
    return "/*" * 10000 + "*/" * 10000 + printed("1")


@case(reject="SC0202")
def angles_20000_deep():
    return printed("a" + "<a" * 20000)


# ---- many ----

@case(out="9999", flags=["-O0"])
def functions_10000():
    text = ["function f0(n: i32) -> i32 { return n; }"]
    text += [f"function f{i}(n: i32) -> i32 {{ return n + {i % 7}; }}" for i in range(1, 10000)]
    return "\n".join(text) + "\n" + printed("f0(9999)")


@case(out="5000", flags=["-O0"])
def calls_through_5000_functions():
    text = ["function f0(n: i32) -> i32 { return n; }"]
    text += [f"function f{i}(n: i32) -> i32 {{ return f{i - 1}(n + 1); }}" for i in range(1, 5001)]
    return "\n".join(text) + "\n" + printed("f5000(0)")


@case(out="5000", flags=["-O0"])
def lines_5000_in_a_function():
    return main_with("  var n = 0;\n" + "  n += 1;\n" * 5000 + "  io.println(n);")


@case(out="2000", flags=["-O0"])
def variables_2000_in_a_function():
    lines = ["  const v0 = 1;"] + [f"  const v{i} = v{i - 1} + 1;" for i in range(1, 2000)]
    return main_with("\n".join(lines) + "\n  io.println(v1999);")


@case(out="2000", flags=["-O0"])
def suspension_points_2000_in_a_function():
    return main_with("  var n = 0;\n" + "  task.yield(); n += 1;\n" * 2000 + "  io.println(n);", "Async, Io")


@case(out="1000", flags=["-O0"])
def spawns_1000_in_a_function():
    spawns = "    s.spawn || { n.add(1); };\n" * 1000
    return main_with("  const n = atomic(0);\n  task.scope |s| {\n" + spawns
                     + "  };\n  io.println(n.load());", "Async, Io")


@case(out="200000")
def spawns_200000_in_a_loop():
    return main_with("  const n = atomic(0);\n  task.scope |s| {\n"
                     "    for i in 0..200000 { s.spawn || { n.add(1); }; }\n"
                     "  };\n  io.println(n.load());", "Async, Io")


@case(out="20000")
def sleepers_20000():
    return main_with("  const n = atomic(0);\n  task.scope |s| {\n"
                     "    for i in 0..20000 { s.spawn || { clock.sleep(50ms); n.add(1); }; }\n"
                     "  };\n  io.println(n.load());", "Async, Clock, Io")


@case(out="4999950000")
def array_of_100000():
    return main_with("  var a: Array<i64, 100000> = [0; 100000];\n"
                     "  for i in 0..100000 { a[i] = i64(i); }\n  var sum: i64 = 0;\n"
                     "  for x in a { sum += x; }\n  io.println(sum);")


@case(out="4999950000")
def array_of_100000_across_a_suspension():
    return main_with("  var a: Array<i64, 100000> = [0; 100000];\n"
                     "  for i in 0..100000 { a[i] = i64(i); }\n  task.yield();\n  var sum: i64 = 0;\n"
                     "  for x in a { sum += x; }\n  io.println(sum);", "Async, Io")


@case(out="49995000", flags=["-O0"])
def array_literal_of_10000():
    return main_with("  const a = [" + ", ".join(map(str, range(10000))) + "];\n  var sum = 0;\n"
                     "  for x in a { sum += x; }\n  io.println(sum);")


@case(out="1000 999", flags=["-O0"])
def union_of_1000_variants():
    variants = " ".join(f"| V{i} {{ n: i32 }}" for i in range(1000))
    arms = " ".join(f"V{i} {{ n }} -> n + {i};" for i in range(1000))
    return (f"type U = {variants};\nfunction f(u: U) -> i32 {{ return match u {{ {arms} }}; }}\n"
            + main_with('  io.println("{} {}", f(V999 { n: 1 }), f(V999 { n: 0 }));'))


@case(out="1 500", flags=["-O0"])
def record_of_500_fields():
    fields = ", ".join(f"f{i}: i32" for i in range(500))
    inits = ", ".join(f"f{i}: {i + 1}" for i in range(500))
    return (f"type R = {{ {fields} }};\n"
            + main_with(f'  const r = R {{ {inits} }};\n  io.println("{{}} {{}}", r.f0, r.f499);'))


@case(out="19900", flags=["-O0"])
def parameters_200():
    params = ", ".join(f"p{i}: i32" for i in range(200))
    return (f"function f({params}) -> i32 {{ return " + " + ".join(f"p{i}" for i in range(200)) + "; }\n"
            + printed("f(" + ", ".join(map(str, range(200))) + ")"))


@case(out=" ".join(["7"] * 100))
def format_of_100_arguments():
    return printed('"' + " ".join(["{}"] * 100) + '", ' + ", ".join(["7"] * 100))


@case(out="100", flags=["-O0"])
def instances_100():
    text = "type W<T> = { inner: T };\nfunction depth<T>(x: W<T>, n: i32) -> i32 { return n; }\n"
    value = "1"
    for _ in range(100):
        value = f"W {{ inner: {value} }}"
    return text + printed(f"depth({value}, 100)")


@case(reject="SC0301")
def errors_are_counted_not_flooded():
    return main_with("\n".join(f"  _ = nowhere{i};" for i in range(5000)))


# ---- long ----

@case(out="5")
def name_of_5000_letters():
    name = "n" * 5000
    return f"function {name}({name}2: i32) -> i32 {{ return {name}2; }}\n" + printed(f"{name}(5)")


@case(out="1048576", flags=["-O0"])
def string_of_a_megabyte():
    return main_with('  const s = "' + "a" * 1048576 + '";\n  io.println(s.len());')


@case(out="1", flags=["-O0"])
def line_of_a_megabyte():
    return printed("1" + " " * 1048576)


@case(out="1")
def comment_of_ten_megabytes():
    return "// " + "x" * 10485760 + "\n" + printed("1")


@case(reject="SC0105")
def number_of_10000_digits():
    return printed("9" * 10000)


@case(out="true")
def float_of_1000_digits():
    return printed("1." + "1" * 1000 + " > 1.1")


# ---- depth while it runs ----

@case(out="100000", flags=["-O0"])
def plain_recursion_100000_deep():
    return ("function f(n: i32) -> i32 { if n == 0 { return 0; } return f(n - 1) + 1; }\n" + printed("f(100000)"))


@case(status=101, err="panic: ", flags=["-O0"])
def endless_plain_recursion_is_a_panic():
    return ("function f(n: u64) -> u64 { if n == 18446744073709551615 { return 0; } return f(n +% 1) +% n; }\n"
            + printed("f(0)"))


@case(out="200000")
def async_recursion_200000_deep():
    return ("function f(n: i32) -> i32 effects [Async] {\n"
            "  if n == 0 { task.yield(); return 0; }\n  return f(n - 1) + 1;\n}\n"
            + main_with("  io.println(f(200000));", "Async, Io"))


@case(out="20000")
def scopes_20000_deep():
    return ("function f(n: i32) -> i32 effects [Async] {\n  if n == 0 { task.yield(); return 0; }\n"
            "  return task.scope |s| { const h = s.spawn || -> i32 { return f(n - 1); }; return h.join() + 1; };\n}\n"
            + main_with("  io.println(f(20000));", "Async, Io"))


class Failure(Exception):
    pass


def execute(command):
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=TIMEOUT)
    except subprocess.TimeoutExpired:
        raise Failure(f"no end after {TIMEOUT} s: {command[0]}") from None
    return done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace")


def check(scc, folder, row):
    name, make, out, reject, status, err_text, flags = row
    source = folder / (name + ".sc")
    source.write_text(make())
    program = folder / name
    code, _, err = execute([scc, str(source), *flags, "-o", str(program)])
    if reject:
        codes = re.findall(r"^.*?:\d+:\d+: error: .* \[(SC\d{4})\]$", err, re.M)
        if code != 1 or not codes or set(codes) != {reject} or len(codes) > 20:
            raise Failure(f"scc ended with {code}, and said {codes[:5]} instead of {reject}\n{err[:600]}")
        return
    if code != 0:
        raise Failure(f"scc ended with {code}\n{err[:1000]}")
    code, found, err = execute([str(program)])
    if code != status or found.rstrip("\n") != out or err_text not in err:
        raise Failure(f"status {code}, printed '{found[:200]}' instead of '{out[:200]}'\n{err[:600]}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--scc", required=True)
    parser.add_argument("names", nargs="*", help="of cases; all if none is given")
    options = parser.parse_args()
    scc = os.path.abspath(options.scc)
    rows = [row for row in CASES if not options.names or row[0] in options.names]
    print(f"1..{len(rows)}", flush=True)
    failed = 0
    with tempfile.TemporaryDirectory(prefix="scc-limit-") as folder:
        for number, row in enumerate(rows, 1):
            try:
                check(scc, pathlib.Path(folder), row)
                print("ok", number, "-", row[0], flush=True)
            except Failure as failure:
                failed += 1
                print("not ok", number, "-", row[0], flush=True)
                for line in str(failure).rstrip().split("\n"):
                    print("#", line, flush=True)
            for left in pathlib.Path(folder).iterdir():
                left.unlink()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
