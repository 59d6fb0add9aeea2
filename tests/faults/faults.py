#!/usr/bin/env python3
"""What compiled programs do when threads, memory or timers fail, and when all sorts of orders come up that
are rare in nature. TAP on standard output.

usage: faults.py --scc SCC [--injects]

With `--injects` the runtime is one that was built with -Dfaults=true, and failures are injected into it
(runtime/core/fault.h). Without, the limits are the system's own. Either way a program that gets too few
threads completes, and one that gets no memory says so once and ends with status 101.
"""
import argparse
import os
import pathlib
import random
import resource
import subprocess
import sys
import tempfile

FOLDER = pathlib.Path(__file__).resolve().parent
TIMEOUT = 120
ANSWERS = "fib 610\nrelay 200\ntext 2000\nsleepers 600\n"
NO_MEMORY = "error: out of memory\n"
NO_THREAD = "error: cannot start a thread\n"
PANICKED = 101

# One worker that computes without looking up, for longer than it takes until a spare one is wanted.
BUSY = """
function compute(rounds: u64) -> u64 {
  var hash: u64 = 1;
  for i in 0..rounds { hash = (hash *% 6364136223846793005) ^ u64(i); }
  return hash % 2 + 1;
}
function main() effects [Async, Clock, Io] {
  const some: Atomic<i64> = atomic(0);
  task.scope |s| {
    s.spawn || { clock.sleep(1ms); some.add(1); };
    s.spawn || { if compute(60000000) > 0 { some.add(1); } };
  };
  io.println(some.load());
}
"""

ENDLESS = {
    "a_list_that_grows": """
function main() effects [Io] {
  var numbers: List<i64> = [];
  var i: i64 = 0;
  while true { numbers.push(i); i += 1; }
}
""",
    "a_string_that_grows": """
function main() effects [Io] {
  var text = "x";
  while true { text = text ++ text; }
}
""",
    "tasks_that_never_end": """
function main() effects [Async, Clock] {
  task.nursery |n| {
    while true { n.spawn || { clock.sleep(1h); }; }
  };
}
""",
    "recursion_without_end": """
function deeper(n: i64) -> i64 effects [Async, Clock] {
  const below = task.scope |s| {
    const t = s.spawn || { return deeper(n + 1); };
    return t.join();
  };
  clock.sleep(1ms);
  return below;
}
function main() effects [Async, Clock, Io] { io.println(deeper(0)); }
""",
}


def compile_program(scc, source, folder, name):
    if isinstance(source, str):
        path = folder / f"{name}.sc"
        path.write_text(source)
        source = path
    program = folder / name
    subprocess.run([scc, str(source), "-o", str(program)], check=True)
    return program


def run(program, limit=None, **wishes):
    env = dict(os.environ, **{key: str(value) for key, value in wishes.items()})

    def limited():
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    try:
        done = subprocess.run([str(program)], env=env, text=True, timeout=TIMEOUT,
                              preexec_fn=limited if limit else None,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    except subprocess.TimeoutExpired:
        return "hangs", "", ""
    return done.returncode, done.stdout, done.stderr


def same_answers(outcome):
    return None if outcome == (0, ANSWERS, "") else f"it ended so: {outcome}"


def no_memory(outcome):
    status, out, err = outcome
    if status == PANICKED and ANSWERS.startswith(out) and err == NO_MEMORY:
        return None
    return f"it ended so: {outcome}"


class Report:
    def __init__(self):
        self.count = 0
        self.failures = 0

    def __call__(self, name, wrong):
        self.count += 1
        self.failures += bool(wrong)
        print(f"{'not ok' if wrong else 'ok'} {self.count} - {name}", flush=True)
        for line in str(wrong or "").splitlines():
            print("# " + line)

    def end(self):
        print(f"1..{self.count}")
        return self.failures > 0


def ask_for_threads(report, program, plain, busy):
    for threads in (1, 2, 3, 7):
        report(f"work with {threads} of 8 threads",
               same_answers(run(program, SC_WORKERS=8, SC_FAULT_THREADS=threads)))
    outcome = run(busy, SC_WORKERS=1, SC_FAULT_THREADS=1)
    report("work that would have a spare worker, without one",
           None if outcome == (0, "2\n", "") else f"it ended so: {outcome}")
    for name, which in (("work", program), ("a plain program", plain)):
        outcome = run(which, SC_FAULT_THREADS=0)
        report(f"{name} without a thread says so",
               None if outcome == (PANICKED, "", NO_THREAD) else f"it ended so: {outcome}")


def fail_one(report, program, variable, few, step):
    """The first `few` one by one, then each `step` times later than the one before, until none fails."""
    nth = 1
    failed = 0
    while True:
        outcome = run(program, SC_WORKERS=2, **{variable: nth})
        completes = outcome == (0, ANSWERS, "")
        wrong = None if completes else no_memory(outcome)
        if wrong:
            report(f"{variable}={nth}", wrong)
            return
        failed += not completes
        if completes and nth > few:
            break
        nth = nth + 1 if nth < few else int(nth * step) + 1
    report(f"each failing one of {variable} up to {nth} gives one message",
           None if failed > few / 2 else f"only {failed} runs failed at all")


def disturb(report, program, seed, rounds):
    draw = random.Random(seed)
    for _ in range(rounds):
        wishes = {"SC_WORKERS": draw.choice((1, 2, 3, 8)), "SC_FAULT_SEED": draw.randrange(1, 1 << 30),
                  "SC_FAULT_STEAL": draw.choice((0, 2, 5)), "SC_FAULT_YIELD": draw.choice((0, 2, 9)),
                  "SC_FAULT_DELAY": draw.choice((0, 5, 50)),
                  "SC_FAULT_STACK": draw.choice((0, 4000, 20000))}
        wrong = same_answers(run(program, **wishes))
        report("work with " + " ".join(f"{key}={value}" for key, value in wishes.items()), wrong)


def inject(report, scc, folder, seed, rounds):
    program = compile_program(scc, FOLDER / "work.sc", folder, "work")
    plain = compile_program(scc, "function main() effects [Io] { io.println(1); }", folder, "plain")
    busy = compile_program(scc, BUSY, folder, "busy")
    report("work as it is", same_answers(run(program)))
    ask_for_threads(report, program, plain, busy)
    fail_one(report, program, "SC_FAULT_ALLOC", 24, 2)
    fail_one(report, program, "SC_FAULT_TIMER", 4, 3)
    disturb(report, program, seed, rounds)


def exhaust(report, scc, folder):
    for name, source in ENDLESS.items():
        program = compile_program(scc, source, folder, name)
        for workers in (1, 8):
            outcome = run(program, limit=700 << 20, SC_WORKERS=workers)
            report(f"{name} with {workers} workers ends for lack of memory", no_memory(outcome))


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--scc", required=True)
    parser.add_argument("--injects", action="store_true")
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 30))
    parser.add_argument("--rounds", type=int, default=12)
    args = parser.parse_args()
    print(f"# seed {args.seed}", flush=True)
    report = Report()
    with tempfile.TemporaryDirectory(prefix="scc-faults-") as folder:
        if args.injects:
            inject(report, args.scc, pathlib.Path(folder), args.seed, args.rounds)
        else:
            exhaust(report, args.scc, pathlib.Path(folder))
    return report.end()


if __name__ == "__main__":
    sys.exit(main())
