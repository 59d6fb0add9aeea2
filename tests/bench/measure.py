"""Runs what was built and keeps what it used.

Every round runs all programs of a benchmark once, in an order shuffled anew, so that what else happens on
the machine hits all of them alike; the first round warms up and is not counted. A program that takes
long has its turn ended after two results. Each run is checked for its answer.
"""

import os
import re
import statistics
import subprocess
import time
from dataclasses import dataclass, field

import benches
import build

TIMEOUT = 60
STARTS = 20  # of a hello a round: each takes a millisecond


@dataclass
class Series:
    """What one program did in all rounds with one number of workers."""
    name: str
    workers: int
    size: int
    seconds: list = field(default_factory=list)   # by its own clock, or the whole process
    cpu: list = field(default_factory=list)       # of the whole process
    rss: list = field(default_factory=list)       # KB
    tasks: int = 1
    binary: int = 0
    trouble: str = ""

    def median(self, values):
        return statistics.median(values) if values else None


@dataclass
class Job:
    bench: object
    row: object
    workers: int
    size: int
    command: list
    series: Series
    spent: float = 0


def run_once(launch, command, env):
    stats = build.OUT / "stats"
    words = [launch, stats, TIMEOUT] + list(command)
    got = subprocess.run([str(w) for w in words], text=True, errors="replace", env=env,
                         stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    wall, user, system, rss, status = stats.read_text().split()
    return got, float(wall), float(user) + float(system), int(rss), int(status)


def seconds_of(text):
    match = re.search(r"\bsec=([0-9.]+)", text)
    if match:
        return float(match.group(1))
    match = re.search(r"\bns=(\d+)", text)
    return int(match.group(1)) / 1e9 if match else None


def arguments(job):
    if job.row.name == benches.SC:
        return []
    return [job.size, job.workers, *job.row.extra]


def why_failed(status, stderr):
    if status == 124:
        return f"over {TIMEOUT} s"
    line = stderr.strip().splitlines()
    said = f": {line[0][:100]}" if line else ""
    return f"killed by signal {status - 128}{said}" if status > 128 else f"exit {status}{said}"


def step(launch, job, counted):
    """One run of a program that reports its own time."""
    env = dict(os.environ, SC_WORKERS=str(job.workers))
    got, wall, cpu, rss, status = run_once(launch, job.command + arguments(job), env)
    job.spent += wall
    series = job.series
    if status != 0:
        series.trouble = why_failed(status, got.stderr)
        return
    answer = re.search(r"\banswer=(\S+)", got.stdout)
    tasks = re.search(r"\btasks=(\d+)", got.stdout)
    taken = seconds_of(got.stdout)
    expected = job.bench.answer(job.size)
    if not answer or not tasks or taken is None:
        series.trouble = "says nothing that can be read"
    elif expected is not None and answer.group(1) != expected:
        series.trouble = f"wrong answer {answer.group(1)}, not {expected}"
    elif counted or job.spent > 2:
        series.tasks = int(tasks.group(1))
        series.seconds.append(taken)
        series.cpu.append(cpu)
        series.rss.append(rss)


def step_hello(launch, job, counted):
    """One compilation; then, in a second series, some starts of the program."""
    env = dict(os.environ, GO111MODULE="off", GOCACHE=str(build.OUT / "gocache"))
    got, wall, cpu, rss, status = run_once(launch, job.command, env)
    job.spent += wall
    series = job.series
    program = build.OUT / job.command[job.command.index("-o") + 1]
    if status != 0 or not program.exists():
        series.trouble = "does not build: " + build.first_error(got.stdout + got.stderr)
        return
    series.binary = program.stat().st_size
    starts = []
    for _ in range(STARTS):
        got, start, _, rss, status = run_once(launch, [program], env)
        if status != 0 or got.stdout.strip() != "hello":
            series.trouble = "wrong output"
            return
        starts.append(start)
    if counted:
        series.seconds.append(wall)
        series.cpu.append(statistics.median(starts))
        series.rss.append(rss)


def jobs_of(bench, built):
    """The jobs, and the series of all rows: those that cannot run have their trouble and no job."""
    jobs, all_series = [], []
    for row in bench.rows:
        sizes = [row.size] + ([bench.base_size] if bench.base_size else [])
        for workers in row.workers if bench.kind != benches.OF_HELLO else (1,):
            for size in sizes:
                series = Series(row.name, workers, size)
                all_series.append(series)
                if row.cannot:
                    series.trouble = row.cannot
                    continue
                command = built.commands[(bench.name, row.name, size)]
                if isinstance(command, build.Unbuildable):
                    series.trouble = str(command)
                else:
                    jobs.append(Job(bench, row, workers, size, command, series))
    return jobs, all_series


def measure(bench, built, rng):
    jobs, all_series = jobs_of(bench, built)
    start = time.monotonic()
    for turn in range(bench.rounds + 1):
        if turn > 2 and time.monotonic() - start > bench.budget:
            break
        rng.shuffle(jobs)
        for job in jobs:
            had_its_turn = job.spent > bench.row_budget and len(job.series.seconds) >= 2
            if job.series.trouble or had_its_turn:
                continue
            counted = turn > 0
            if bench.kind == benches.OF_HELLO:
                step_hello(built.launch, job, counted)
            else:
                step(built.launch, job, counted)
        print(f"bench: {bench.name}: round {turn} of {bench.rounds}, "
              f"{time.monotonic() - start:.0f} s", flush=True)
    return all_series
