"""The benchmarks: what each does, which programs take part, with which sizes and which answers.

A row is a program in one language. The sc program's size is a constant at its top, which the runner
replaces where a second size is needed; peers take the size and the number of workers as arguments.
"""

from dataclasses import dataclass
from typing import Callable, Optional

SC = "sc"
C = "serial C"

# How a benchmark is measured and which columns its table has.
OF_TIME = "time"       # nanoseconds for a unit of work
OF_SLEEP = "sleep"     # how late, and bytes for each blocked task
OF_DEPTH = "depth"     # nanoseconds and bytes for a level
OF_IDLE = "idle"       # processor time in rest
OF_HELLO = "hello"     # compiling and starting


@dataclass(frozen=True)
class Row:
    name: str                         # as the table says it
    source: str = ""                  # below peers/, or the sc program
    size: int = 0
    workers: tuple = (1, 2)
    extra: tuple = ()                 # more arguments
    note: str = ""
    cannot: str = ""                  # why there is no such program


@dataclass(frozen=True)
class Bench:
    name: str
    title: str
    what: str
    unit: str
    kind: str
    constant: str                     # of the sc program, its size
    answer: Callable[[int], Optional[str]]
    rows: tuple
    baseline: str = C
    base_size: int = 0                # of the second run that memory or processor time is compared with
    budget: float = 45                # seconds for all rounds
    rounds: int = 6                   # without the warm-up
    row_budget: float = 4             # seconds after which a program with two results has had its turn


def fib(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


def fixed(value):
    return lambda size: str(value)


NO_TIMERS = "no timers of its own: a sleeping task holds its thread"
NO_CANCEL = "cannot cancel a task that has begun"
NO_CHANNELS = "no channels of its own"
NO_BLOCKING = "a waiting task keeps the stack of its thread"
ONE_THREAD = "one thread"

FIB = Bench(
    "fib", "fib, no cutoff",
    "The recursion with a task at every call of n ≥ 2: nothing but spawning and joining. The baseline "
    "makes the same calls in C, not inlined, with the same overflow checks.",
    "task", OF_TIME, "N", lambda n: str(fib(n)),
    (Row(SC, size=35), Row(C, "fib/serial.c", 35, (1,)),
     Row("OpenMP (gomp)", "fib/omp.c", 27), Row("oneTBB", "fib/tbb.cpp", 30),
     Row("rayon", "fib/rayon.rs", 34), Row("tokio", "fib/tokio.rs", 27), Row("Go", "fib/go.go", 26),
     Row("Boost.Fiber", "fib/boost.cpp", 20, (1,), note=ONE_THREAD),
     Row("trio", "fib/trio.py", 16, (1,), note=ONE_THREAD)))

FIB_SUSPENDING = Bench(
    "fib_suspending", "fib, no cutoff, of tasks that could wait",
    "The same with a wait in it that is never reached: each task is of the class that may suspend, has a "
    "scope of its own and could be cancelled. Beside it what does the same in Go and tokio, whose tasks can.",
    "task", OF_TIME, "N", lambda n: str(fib(n)),
    (Row(SC, size=35), Row(C, "fib/serial.c", 35, (1,)),
     Row("tokio", "fib/tokio.rs", 27), Row("Go", "fib/go.go", 26)))

NQUEENS = Bench(
    "nqueens", "n-queens 12",
    "A task for every placement that is not attacked, their number being known only when the row has "
    "been searched.",
    "task", OF_TIME, "N", lambda n: {12: "14200", 8: "92"}.get(n),
    (Row(SC, size=12), Row(C, "nqueens/serial.c", 12, (1,)),
     Row("OpenMP (gomp)", "nqueens/omp.c", 12), Row("oneTBB", "nqueens/tbb.cpp", 12),
     Row("rayon", "nqueens/rayon.rs", 12), Row("tokio", "nqueens/tokio.rs", 12),
     Row("Go", "nqueens/go.go", 12),
     Row("trio", "nqueens/trio.py", 8, (1,), note=ONE_THREAD)))

UTS = Bench(
    "uts", "unbalanced tree",
    "A tree whose shape nobody knows beforehand: 6.1 million nodes, most of them leaves, a task for "
    "each, spawned as the search goes.",
    "task", OF_TIME, "SEED", fixed(6089433),
    (Row(SC, size=35), Row(C, "uts/serial.c", 35, (1,)),
     Row("OpenMP (gomp)", "uts/omp.c", 35), Row("oneTBB", "uts/tbb.cpp", 35),
     Row("rayon", "uts/rayon.rs", 35), Row("tokio", "uts/tokio.rs", 35), Row("Go", "uts/go.go", 35)))

SKYNET = Bench(
    "skynet", "skynet",
    "Ten children a node, a million leaves, 1,111,111 tasks, the sum at the root.",
    "task", OF_TIME, "LEAVES", lambda n: str(n * (n - 1) // 2),
    (Row(SC, size=1000000), Row(C, "skynet/serial.c", 1000000, (1,)),
     Row("OpenMP (gomp)", "skynet/omp.c", 1000000), Row("oneTBB", "skynet/tbb.cpp", 1000000),
     Row("rayon", "skynet/rayon.rs", 1000000),
     Row("tokio", "skynet/tokio.rs", 1000000, extra=("join",)),
     Row("Go", "skynet/go.go", 1000000, note="over channels"),
     Row("trio", "skynet/trio.py", 1000, (1,), note=ONE_THREAD)))

NURSERY = Bench(
    "nursery", "one nursery, a million tasks",
    "One loop spawns a million tasks that do an atomic addition. Peak memory tells whether a producer "
    "that outruns the workers piles its tasks up.",
    "task", OF_TIME, "TASKS", str,
    (Row(SC, size=1000000), Row(C, "nursery/serial.c", 1000000, (1,)),
     Row("OpenMP (gomp)", "nursery/omp.c", 1000000, note="runs tasks at once beyond 64 a thread"),
     Row("oneTBB", "nursery/tbb.cpp", 1000000), Row("rayon", "nursery/rayon.rs", 1000000),
     Row("tokio", "nursery/tokio.rs", 1000000), Row("Go", "nursery/go.go", 1000000),
     Row("Boost.Fiber", "nursery/boost.cpp", 1000000, (1,), note=ONE_THREAD),
     Row("trio", "nursery/trio.py", 20000, (1,), note=ONE_THREAD)))

SLEEPERS = Bench(
    "sleepers", "a million sleepers of 2 s",
    "Tasks that all sleep for 2 s. Late is the time from the start to the end of the last, less 2 s: it "
    "contains starting them all. Bytes are the peak resident set less that of the same program with one "
    "task, for each task.",
    "task", OF_SLEEP, "TASKS", str,
    (Row(SC, size=1000000), Row("Go", "sleepers/go.go", 1000000),
     Row("tokio", "sleepers/tokio.rs", 1000000),
     Row("Boost.Fiber", "sleepers/boost.cpp", 50000, (1,), note=ONE_THREAD),
     Row("threads", "sleepers/pthread.c", 10000, (2,), note="the kernel's memory not counted"),
     Row("trio", "sleepers/trio.py", 50000, (1,), note=ONE_THREAD),
     Row("OpenMP (gomp)", cannot=NO_TIMERS), Row("oneTBB", cannot=NO_TIMERS),
     Row("rayon", cannot=NO_TIMERS), Row(C, cannot="has no tasks")),
    baseline="Go", base_size=1, budget=90, rounds=3, row_budget=8)

PINGPONG = Bench(
    "pingpong", "channel round trip",
    "Two tasks hand a number to and fro over two channels without room: two messages, two switches.",
    "round trip", OF_TIME, "ROUNDS", lambda n: str(n * (n + 1) // 2),
    (Row(SC, size=1000000), Row("Go", "pingpong/go.go", 1000000, extra=("0",)),
     Row("tokio", "pingpong/tokio.rs", 500000, note="mpsc channels of one place"),
     Row("Boost.Fiber", "pingpong/boost.cpp", 500000, (1,), note=ONE_THREAD),
     Row("crossbeam", "pingpong/crossbeam.rs", 100000, (2,), note="two threads, which spin at first"),
     Row("trio", "pingpong/trio.py", 10000, (1,), note=ONE_THREAD),
     Row("OpenMP (gomp)", cannot=NO_CHANNELS), Row("oneTBB", cannot=NO_CHANNELS),
     Row("rayon", cannot=NO_CHANNELS)),
    baseline="Go")

MPMC = Bench(
    "mpmc", "4 producers, 4 consumers",
    "One channel of 64 places between four producers and four consumers.",
    "message", OF_TIME, "MESSAGES", lambda n: str(n * (n - 1) // 2),
    (Row(SC, size=2000000), Row("Go", "mpmc/go.go", 2000000),
     Row("tokio", "mpmc/tokio.rs", 2000000, note="async-channel: tokio has none with many consumers"),
     Row("Boost.Fiber", "mpmc/boost.cpp", 2000000, (1,), note=ONE_THREAD),
     Row("crossbeam", "mpmc/crossbeam.rs", 1000000, (2,), note="eight threads"),
     Row("trio", "mpmc/trio.py", 20000, (1,), note=ONE_THREAD),
     Row("OpenMP (gomp)", cannot=NO_CHANNELS), Row("oneTBB", cannot=NO_CHANNELS),
     Row("rayon", cannot=NO_CHANNELS)),
    baseline="Go")

CANCEL = Bench(
    "cancel", "cancel 100,000 blocked tasks",
    "From the cancel of a scope of sleeping tasks until all have unwound and been joined.",
    "task", OF_TIME, "TASKS", str,
    (Row(SC, size=100000), Row("Go", "cancel/go.go", 100000, note="context, select"),
     Row("tokio", "cancel/tokio.rs", 100000, note="abort_all"),
     Row("trio", "cancel/trio.py", 20000, (1,), note=ONE_THREAD),
     Row("OpenMP (gomp)", cannot=NO_CANCEL), Row("oneTBB", cannot=NO_CANCEL),
     Row("rayon", cannot=NO_CANCEL), Row("Boost.Fiber", cannot="no interruption")),
    baseline="Go")

DEEP = Bench(
    "deep", "nested spawns",
    "A task that spawns a task, and so on, each waiting for the one below. The baseline is plain "
    "recursion in C on a stack made for it.",
    "level", OF_DEPTH, "LEVELS", str,
    (Row(SC, size=10000000, workers=(1,)), Row(C, "deep/serial.c", 10000000, (1,)),
     Row("Go", "deep/go.go", 1000000, (1,)), Row("tokio", "deep/tokio.rs", 1000000, (1,)),
     Row("OpenMP (gomp)", cannot=NO_BLOCKING), Row("oneTBB", cannot=NO_BLOCKING),
     Row("rayon", cannot=NO_BLOCKING)),
    base_size=1, rounds=3, row_budget=8)

MATMUL = Bench(
    "matmul", "matrix product",
    "512 × 512, the rows halved down to 16: large tasks, so that the second worker is what counts. A "
    "unit is one multiplication and addition; the sc program checks every index.",
    "step", OF_TIME, "SIZE", fixed(22641837201),
    (Row(SC, size=512), Row(C, "matmul/serial.c", 512, (1,)),
     Row("OpenMP (gomp)", "matmul/omp.c", 512), Row("oneTBB", "matmul/tbb.cpp", 512),
     Row("rayon", "matmul/rayon.rs", 512), Row("Go", "matmul/go.go", 512)))

SORT = Bench(
    "sort", "parallel merge sort",
    "Two million numbers, halves as tasks down to 4,096. The merges are serial, so two workers cannot "
    "quite halve the time.",
    "number", OF_TIME, "COUNT", fixed(1805304526854804590),
    (Row(SC, size=2000000), Row(C, "sort/serial.c", 2000000, (1,)),
     Row("OpenMP (gomp)", "sort/omp.c", 2000000), Row("oneTBB", "sort/tbb.cpp", 2000000),
     Row("rayon", "sort/rayon.rs", 2000000), Row("Go", "sort/go.go", 2000000)))

HEAP = Bench(
    "heap", "the heap",
    "Chains of nodes, strings that grow, lists and maps, made by eight tasks a round and forgotten at once: 800 MB "
    "over all, of which little may be there at any time.",
    "task", OF_TIME, "ROUNDS", lambda n: str(161439280 * n),
    (Row(SC, size=20), Row("Go", "heap/go.go", 20)),
    baseline="Go")

IDLE = Bench(
    "idle", "idle",
    "Ten workers that have all worked, then rest: processor time for a second of rest, being the "
    "difference between three seconds of it and one.",
    "second", OF_IDLE, "REST", fixed(1000),
    (Row(SC, size=3, workers=(10,)), Row("Go", "idle/go.go", 3, (10,)),
     Row("tokio", "idle/tokio.rs", 3, (10,)), Row("rayon", "idle/rayon.rs", 3, (10,)),
     Row("oneTBB", "idle/tbb.cpp", 3, (10,))),
    baseline="Go", base_size=1, rounds=3, budget=60, row_budget=12)

HELLO = Bench(
    "hello", "hello",
    "Compiling and linking the smallest program, and starting and ending it.",
    "program", OF_HELLO, "", fixed("hello"),
    (Row(SC), Row("C (gcc -O2)", "hello/c.c"), Row("Go", "hello/go.go"), Row("Rust (rustc -O)", "hello/rust.rs")),
    baseline="C (gcc -O2)", rounds=5)

ALL = (FIB, FIB_SUSPENDING, NQUEENS, UTS, SKYNET, NURSERY, SLEEPERS, PINGPONG, MPMC, CANCEL, DEEP, MATMUL, SORT, HEAP, IDLE, HELLO)
SCALING = ("nqueens", "uts", "matmul", "sort")
