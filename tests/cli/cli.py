#!/usr/bin/env python3
"""The command line of scc, as seen from outside: statuses, files, signals. TAP on standard output.

usage: cli.py SCC. Every test is a function `test_…` that gets an empty folder of its own, in which
the compiler runs; a C compiler that waits or fails is a shell script in that folder.
"""
import json
import os
import pathlib
import re
import signal
import stat
import subprocess
import sys
import tempfile
import time
import traceback

SCC = ""
GOOD = 'function main() effects [Io] { io.println("hi"); }\n'
BAD = "function main() { nothing_of_that_name(); }\n"
EXIT_3 = "function main() -> i32 { return 3; }\n"


class Folder:
    def __init__(self, path):
        self.path = pathlib.Path(path)
        self.write("good.sc", GOOD)
        self.write("bad.sc", BAD)

    def write(self, name, text, mode=0o644):
        file = self.path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        file.chmod(mode)
        return file

    def script(self, name, text):
        return self.write(name, "#!/bin/sh\n" + text, 0o755)

    def read(self, name):
        return (self.path / name).read_text()

    def names(self):
        return sorted(p.name for p in self.path.iterdir())

    def environment(self, env):
        clean = {k: v for k, v in os.environ.items()
                 if k not in ("CC", "CFLAGS", "NO_COLOR", "CLICOLOR_FORCE", "TMPDIR")}
        if "CFLAGS" in os.environ:  # sanitized builds need theirs
            clean["CFLAGS"] = os.environ["CFLAGS"]
        clean.update(env)
        return clean

    def scc(self, *words, cwd=None, stdin="", shell=None, **env):
        """Runs scc; `shell` is a redirection that is put behind the command."""
        command = [SCC, *words]
        if shell:
            command = ["sh", "-c", f'"$@" {shell}', "sh", *command]
        return subprocess.run(command, cwd=cwd or self.path, input=stdin, capture_output=True,
                              text=True, env=self.environment(env), timeout=60, check=False)

    def start(self, *words, **env):
        return subprocess.Popen([SCC, *words], cwd=self.path, env=self.environment(env),
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def expect(result, status, part=""):
    text = result.stdout + result.stderr
    assert result.returncode == status, f"status {result.returncode}, not {status}:\n{text}"
    assert part in text, f"'{part}' is not in:\n{text}"


def wait_until(condition, what):
    for _ in range(2000):
        if condition():
            return
        time.sleep(0.01)
    raise AssertionError(f"waited in vain: {what}")


# ---- statuses ----

def test_status_0_when_all_is_well(f):
    expect(f.scc("good.sc", "-o", "good"), 0)
    expect(f.scc("--check", "good.sc"), 0)
    expect(f.scc("--version"), 0, "scc ")
    expect(f.scc("--help"), 0, "usage:")


def test_status_1_for_errors_in_the_program_or_its_files(f):
    expect(f.scc("--check", "bad.sc"), 1, "SC0301")
    expect(f.scc("--check", "missing.sc"), 1, "cannot read 'missing.sc'")
    expect(f.scc("--check", "."), 1, "not a regular file")
    os.mkfifo(f.path / "pipe.sc")
    expect(f.scc("--check", "pipe.sc"), 1, "not a regular file")
    expect(f.scc("--emit=c", "good.sc", "-o", "no/such/folder/x.c"), 1, "cannot write")
    expect(f.scc("--emit=c", "good.sc", "-o", "."), 1, "cannot write")


def test_status_2_for_wrong_usage(f):
    for words in ([], ["--nonsense", "good.sc"], ["good.sc", "bad.sc"], ["good.sc", "-o"],
                  ["-O7", "good.sc"], ["--emit=pdf", "good.sc"], ["-c", "--check", "good.sc"],
                  ["-Wno-such-warning", "good.sc"], ["-MF", "x.d", "good.sc"],
                  ["-c", "good.sc", "-o", "-"], ["run", "good.sc", "-o", "x"], ["@nothing"],
                  ["good.sc", "--", "x"], ["--explain", "SC9999"], ["-o", "a", "-o", "b", "good.sc"],
                  ["--cc=", "good.sc"], ["--cc= ", "good.sc"],
                  ["-c", "good.sc", "helper.c"]):
        result = f.scc(*words)
        expect(result, 2)
        assert result.stderr and not result.stdout, words


def test_status_3_when_the_c_compiler_fails(f):
    expect(f.scc("-c", "good.sc", "--cc=./missing-cc"), 3, "cannot run './missing-cc'")
    f.script("failing", "exit 7\n")
    expect(f.scc("-c", "good.sc", CC="./failing"), 3, "status 7")
    f.script("dying", "kill -9 $$\n")
    expect(f.scc("-c", "good.sc", CC="./dying"), 3, "signal 9")
    expect(f.scc("good.sc", "-o", "x", "-lno_such_library_anywhere"), 3)


def test_an_input_of_more_than_64_mb_is_refused(f):
    with open(f.path / "large.sc", "wb") as file:
        file.truncate(64 * 1024 * 1024 + 1)
    expect(f.scc("--check", "large.sc"), 1, "larger than 64 MB")


# ---- outputs ----

def test_a_failing_compile_leaves_the_older_output_and_nothing_else(f):
    f.script("failing", "exit 1\n")
    f.write("out", "older")
    before = f.names()
    expect(f.scc("bad.sc", "-o", "out"), 1)
    expect(f.scc("--emit=c", "bad.sc", "-o", "out"), 1)
    expect(f.scc("good.sc", "-o", "out", "--cc=./failing"), 3)
    expect(f.scc("-MD", "-MF", "out.d", "bad.sc", "-o", "out"), 1)
    expect(f.scc("-MD", "-MF", "out.d", "good.sc", "-o", "out", "--cc=./failing"), 3)
    expect(f.scc("-MD", "-MF", "nowhere/out.d", "good.sc", "-o", "out"), 1, "nowhere")
    expect(f.scc("-MD", "-MF", "nowhere/out.d", "--emit=c", "good.sc", "-o", "out"), 1, "nowhere")
    assert f.read("out") == "older"
    assert f.names() == before, f.names()


def test_modes_are_those_of_new_files(f):
    old = os.umask(0o027)
    try:
        expect(f.scc("good.sc", "-o", "program"), 0)
        expect(f.scc("-c", "good.sc", "-o", "object.o"), 0)
        expect(f.scc("--emit=c", "good.sc", "-o", "text.c"), 0)
    finally:
        os.umask(old)
    modes = [stat.S_IMODE((f.path / n).stat().st_mode) for n in ("program", "object.o", "text.c")]
    assert modes == [0o750, 0o640, 0o640], [oct(m) for m in modes]


def test_default_names_follow_the_source(f):
    f.write("sub/prog.sc", GOOD)
    expect(f.scc("sub/prog.sc"), 0)
    expect(f.scc("-c", "sub/prog.sc"), 0)
    assert {"prog", "prog.o"} <= set(f.names())
    result = f.scc("--emit=c", "sub/prog.sc")
    expect(result, 0, "scc/rt.h")


def test_an_output_that_is_an_input_is_refused(f):
    os.link(f.path / "good.sc", f.path / "hard")
    os.symlink("good.sc", f.path / "soft")
    for name in ("good.sc", "./good.sc", "hard", "soft"):
        expect(f.scc("--emit=c", "good.sc", "-o", name), 1, "overwrite")
        expect(f.scc("--emit=c", "good.sc", "-o", "x.c", "-MD", "-MF", name), 1, "overwrite")
    expect(f.scc("--emit=c", "good.sc", "-o", "x", "-MD", "-MF", "x"), 1, "both")
    assert f.read("good.sc") == GOOD
    assert "x" not in f.names() and "x.c" not in f.names()


def test_a_linked_object_is_an_input_too(f):
    f.write("more.o", "")
    expect(f.scc("good.sc", "more.o", "-o", "more.o"), 1, "overwrite")


def test_time_tells_what_each_stage_took(f):
    text = f.scc("--time", "-c", "good.sc").stderr
    stages = ["parse", "load", "resolve", "check", "effect", "safety", "border", "lower", "emit"]
    assert re.findall(r"^time: (\w+) \d+$", text, re.M) == [*stages, "tokens", "memory", "cc"], text
    assert re.findall(r"^memory: (\w+) \d+$", text, re.M) == stages, text


BLOCKING = """function middle(n: i32, text: String) -> i32 effects [Async, Clock] {
  const numbers: Array<i64, 9> = [i64(n); 9];
  var sum = 0;
  for x in numbers { clock.sleep(1us); sum += i32(x); }
  if n > 1000 { return middle(n - 1, text); }
  return sum + i32(text.len()) + leaf(n);
}
function leaf(n: i32) -> i32 effects [Async, Clock] {
  const doubled = n * 2;
  clock.sleep(1us);
  return doubled + n;
}
function light(n: i32) -> i32 effects [Async, Clock] { clock.sleep(1us); return n; }
function through(f: function(i32) -> i32 effects [Async, Clock]) effects [Async, Clock] {
  _ = f(1);
  clock.sleep(1us);
}
function pure(n: i32) -> i32 effects [Async] {
  if n < 2 { return n; }
  return task.scope |s| { const a = s.spawn(|| pure(n - 1)); pure(n - 2) + a.join() };
}
function main() effects [Async, Clock, Io] {
  task.scope |s| {
    const a = s.spawn || -> i32 { return if pure(3) > 1 { middle(1, "x") } else { light(1) }; };
    for i in 0..3 { s.spawn || { through(|n| light(n + i)); }; }
    io.println(a.join());
  };
}
"""


def sizes_in_c(f, structs):
    """What the C compiler says of the structs of blocking.c: as sizes of arrays, which the object file tells."""
    arrays = "".join(f"char size_{i}[sizeof(struct {name})];\n" for i, name in enumerate(structs))
    f.write("sizes.c", '#include "blocking.c"\n' + arrays)
    include = pathlib.Path(SCC).parent / "runtime/include"
    subprocess.run(["cc", "-w", "-c", "-I", include, "sizes.c"], cwd=f.path, check=True)
    listed = subprocess.run(["nm", "-S", "sizes.o"], cwd=f.path, capture_output=True, text=True, check=True)
    sizes = {int(i): int(size, 16)
             for size, i in re.findall(r"^\w+ (\w+) \w size_(\d+)$", listed.stdout, re.M)}
    return [sizes[i] for i in range(len(structs))]


def test_the_report_of_frames_tells_the_sizes_in_c(f):
    f.write("blocking.sc", BLOCKING)
    result = f.scc("--report-frames", "blocking.sc")
    expect(result, 0)
    tasks = re.findall(r"blocking.sc:(\d+):\d+: task (\d+) bytes(.*), (?:blocked (\d+) bytes(.*)|never blocks)",
                       result.stdout)
    assert [row[0] for row in tasks] == ["20", "24", "25"], result.stdout
    assert tasks[0][2:] == (" on the C stack", "", "")
    assert tasks[1][2] == " in its opener's frame" and tasks[1][4] == ""
    assert tasks[2][2] == "" and tasks[2][4] == " and what it calls through values"
    frames = re.findall(r"^    (\d+) frame of (\w+)(.*)$", result.stdout, re.M)
    assert [name for _, name, _ in frames] == ["main_task", "middle", "leaf", "main_task", "through"], frames
    assert [bool(again) for *_, again in frames] == [False, True, False, False, False], frames
    sums = [sum(int(size) for size, *_ in frames[:3]), sum(int(size) for size, *_ in frames[3:])]
    assert [int(row[3]) - int(row[1]) for row in tasks[1:]] == sums, result.stdout

    expect(f.scc("--emit=c", "blocking.sc", "-o", "blocking.c"), 0)
    structs = re.findall(r"^struct ((?:middle|leaf|through)_f\d+_frame) \{", f.read("blocking.c"), re.M)
    in_c = dict(zip([name.split("_")[0] for name in structs], sizes_in_c(f, structs)))
    told = {name: int(size) for size, name, _ in frames if name != "main_task"}
    assert told == {name: (size + 15) // 16 * 16 for name, size in in_c.items()}, (told, in_c)


def test_the_report_of_frames_goes_around_a_circle_from_where_it_comes_in(f):
    f.write("circle.sc", """function ping(n: i32) effects [Async, Clock] { clock.sleep(1us); if n > 0 { pong(n - 1); } clock.sleep(1us); }
function pong(n: i32) effects [Async, Clock] { clock.sleep(1us); if n > 0 { ping(n - 1); } clock.sleep(1us); }
function main() effects [Async, Clock] {
  task.scope |s| {
    s.spawn || { ping(3); clock.sleep(1us); };
    s.spawn || { pong(3); clock.sleep(1us); };
  };
}
""")
    result = f.scc("--report-frames", "circle.sc")
    expect(result, 0)
    rows = re.split(r"^circle.sc:\d+:\d+:.*\n", result.stdout, flags=re.M)[1:]
    paths = [re.findall(r"frame of (\w+)", row) for row in rows]
    assert [path[1:] for path in paths] == [["ping", "pong"], ["pong", "ping"]], result.stdout


def test_c_sources_are_compiled_with_the_program(f):
    f.write("uses_c.sc", "extern c function helper(n: i32) -> i32 effects [];\n"
                         "function main() effects [Io] { io.println(helper(1)); }\n")
    f.write("helper.c", "#include <unistd.h>\n#include <scc/embed.h>\n"
                        "int32_t helper(int32_t n) { return getpid() > 0 ? n + 1 : dup(n); }\n")
    expect(f.scc("uses_c.sc", "helper.c", "-o", "uses_c"), 0)
    result = subprocess.run(["./uses_c"], cwd=f.path, capture_output=True, text=True, check=True)
    assert result.stdout == "2\n"
    expect(f.scc("helper.c", "uses_c.sc", "-o", "helper.c"), 1, "overwrite")


def test_the_header_is_text_like_any_other_output(f):
    f.write("lib.sc", "export c function half(n: i32) -> i32 { n / 2 }\n")
    header = f.scc("--emit=h", "lib.sc").stdout
    assert "int32_t half(int32_t n);" in header and "#ifndef SCC_LIB_H" in header
    expect(f.scc("--emit=h", "lib.sc", "-o", "lib.h", "-MD"), 0)
    assert f.read("lib.h") == header and f.read("lib.d").startswith("lib.h: lib.sc")
    expect(f.scc("lib.sc", "-o", "lib"), 1, "main")


def test_an_output_behind_a_link_is_written_where_it_leads(f):
    f.write("real.c", "older")
    os.symlink("real.c", f.path / "link.c")
    expect(f.scc("--emit=c", "good.sc", "-o", "link.c"), 0)
    assert (f.path / "link.c").is_symlink()
    assert "scc/rt.h" in f.read("real.c")


def test_a_device_is_written_in_place(f):
    expect(f.scc("--emit=c", "good.sc", "-o", "/dev/null"), 0)
    expect(f.scc("-c", "good.sc", "-o", "/dev/null"), 0)
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)


def test_a_full_disk_or_closed_output_is_an_error(f):
    expect(f.scc("--emit=c", "good.sc", "-o", "/dev/full"), 1, "No space left")
    expect(f.scc("--emit=c", "good.sc", shell=">/dev/full"), 1, "No space left")
    for words in (["--emit=c", "good.sc"], ["--version"], ["--help"], ["--explain", "SC0501"]):
        expect(f.scc(*words, shell=">&-"), 1, "cannot write")


def test_a_closed_standard_output_is_not_replaced_by_a_file(f):
    expect(f.scc("--emit=c", "good.sc", "-o", "x.c", shell=">&- 2>&- <&-"), 0)
    assert "scc/rt.h" in f.read("x.c")


# ---- signals ----

def interrupted(f, number):
    """A C compiler that takes long, and is told to end; it must not live on, nor its output."""
    f.script("slow", 'echo $$ > pid.tmp; sleep 1000 & echo $! > pid2.tmp; mv pid2.tmp pid2; '
                     'mv pid.tmp pid; wait; touch late\n')
    f.write("out", "older")
    process = f.start("good.sc", "-o", "out", "--cc=./slow")
    wait_until(lambda: (f.path / "pid").exists(), "the C compiler starts")
    before = [n for n in f.names() if not n.startswith(".scc-")]
    process.send_signal(number)
    process.communicate(timeout=30)
    assert process.returncode == -number, process.returncode
    assert f.names() == before, f.names()
    assert f.read("out") == "older"
    for name in ("pid", "pid2"):
        pid = int(f.read(name))
        wait_until(lambda p=pid: not is_alive(p), "the C compiler's processes end")


def is_alive(pid):
    try:
        state = pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def test_sigterm_removes_what_was_begun(f):
    interrupted(f, signal.SIGTERM)


def test_sigint_removes_what_was_begun(f):
    interrupted(f, signal.SIGINT)


# ---- the C compiler ----

def test_the_command_can_be_shown_without_being_run(f):
    before = f.names()
    result = f.scc("good.sc", "-o", "my prog", "-###", "-O3", "-g", "-Lsome dir", "-lm", "-Wl,-z,now",
                   "-MD", CC="mycc -m64", CFLAGS="-DX  -DY")
    expect(result, 0)
    assert f.names() == before
    line = result.stderr.strip()
    for part in ("mycc -m64 ", " -O3 ", " -g ", " -DX -DY ", "-o 'my prog'", "'-Lsome dir' -lm -Wl,-z,now",
                 "libscrt.a"):
        assert part in line, f"'{part}' is not in {line}"
    assert not result.stdout and "\n" not in line


def test_a_blank_cc_is_none(f):
    for cc in ("", "  "):
        expect(f.scc("good.sc", "-###", CC=cc), 0, "cc -std=c11 ")


def test_words_for_the_c_compiler_never_reach_a_shell(f):
    f.script("show", 'printf "%s\\n" "$@" > words; cat > c\n')
    expect(f.scc("-c", "good.sc", "-o", "a$(touch evil).o", "--cc=./show", CFLAGS="$(touch evil) *"), 0)
    words = f.read("words").splitlines()
    assert "$(touch" in words and "*" in words
    assert "evil" not in f.names()
    assert "scc/rt.h" in f.read("c")


def test_a_response_file_stands_for_its_words(f):
    f.write("more", "--emit=c '-o' \"a b.c\"\n")
    f.write("words", "@more go\\od.sc\n")
    expect(f.scc("@words"), 0)
    assert "scc/rt.h" in f.read("a b.c")
    f.write("loop", "@loop\n")
    expect(f.scc("@loop"), 2, "too many files")


def test_verbose_shows_the_command_and_runs_it(f):
    expect(f.scc("-c", "-v", "good.sc"), 0, " -c ")
    assert "good.o" in f.names()


# ---- standard input, dependencies, determinism ----

def test_a_dash_reads_standard_input(f):
    expect(f.scc("-", "-o", "prog", stdin=GOOD), 0)
    assert subprocess.run([f.path / "prog"], capture_output=True, check=True).stdout == b"hi\n"
    expect(f.scc("--check", "-", stdin=BAD), 1, "<stdin>:1:")


def test_a_dependency_file_is_quoted_as_gcc_does(f):
    name = "sp ace/a$b#c.sc"
    f.write(name, GOOD)
    expect(f.scc("--emit=c", name, "-o", "sp ace/x.c", "-MD", "-MF", "deps"), 0)
    assert f.read("deps") == "sp\\ ace/x.c: sp\\ ace/a$$b\\#c.sc\n", f.read("deps")
    f.write("sp ace/ref.c", "int x;\n")
    os.rename(f.path / "sp ace/ref.c", f.path / "sp ace/a$b#c.c")
    subprocess.run(["gcc", "-MM", "-MT", "x", "sp ace/a$b#c.c", "-MF", "ref"], cwd=f.path, check=True)
    assert f.read("ref").partition(": ")[2] == f.read("deps").partition(": ")[2].replace(".sc", ".c")


# ---- tests ----

TESTS = """import m { which };

error Bad { n: i32 };

function half(n: i32) -> Result<i32, Bad> {
  ensure n % 2 == 0 else err Bad { n: n };
  return ok n / 2;
}

test "half of 4" { assert_eq(half(4)?, 2); }

test "half of 8" {
  io.println("it is said");
  io.eprintln("here");
  assert_eq(half(8)?, 5);
}

test "an error" { _ = half(3)?; }

test "tasks # and more" {
  const sum = task.scope |s| {
    const a = s.spawn(|| which());
    const b = s.spawn(|| which());
    return a.join() + b.join();
  };
  assert_eq(sum, 14);
  assert_eq("a\\n", "a");
}

test "all stand still" {
  const ch = channel<i32>(0);
  _ = ch.recv();
}
"""


def tests_folder(f):
    f.write("m.sc", which(7))
    f.write("t.sc", TESTS)


def test_tests_run_each_by_itself(f):
    tests_folder(f)
    result = f.scc("test", "t.sc")
    assert result.returncode == 1, result
    assert result.stdout == """ok   half of 4
FAIL half of 8: it panicked
     | it is said
     | here
     | t.sc:15:3: panic: assert_eq: 4 is not 5
FAIL an error: an error left it
     | error: Bad { n: 3 }
FAIL tasks # and more: it panicked
     | t.sc:27:3: panic: assert_eq: "a\\n" is not "a"
FAIL all stand still: deadlock
     | deadlock: every task waits and nothing can wake one
     |   main waits to receive from a channel
1 passed, 4 failed
""", result.stdout
    assert result.stderr == ""


def test_tests_are_chosen_by_parts_of_their_names(f):
    tests_folder(f)
    assert f.scc("test", "t.sc", "of 4").stdout == "ok   half of 4\n1 passed, 0 failed\n"
    assert f.scc("test", "t.sc", "of 4").returncode == 0
    assert f.scc("test", "--list", "t.sc", "half", "still").stdout.splitlines() == \
        ["half of 4", "half of 8", "all stand still"]
    expect(f.scc("test", "t.sc", "nothing like it"), 1, "'t.sc' has no test of such a name")
    expect(f.scc("test", "m.sc"), 1, "'m.sc' has no tests")


def test_tests_report_in_tap(f):
    tests_folder(f)
    result = f.scc("test", "--tap", "t.sc", "half", "#")
    assert result.returncode == 1
    assert result.stdout == """TAP version 14
1..3
ok 1 - half of 4
not ok 2 - half of 8
  ---
  message: "it panicked"
  output: |
    it is said
    here
    t.sc:15:3: panic: assert_eq: 4 is not 5
  ...
not ok 3 - tasks \\# and more
  ---
  message: "it panicked"
  output: |
    t.sc:27:3: panic: assert_eq: "a\\n" is not "a"
  ...
""", result.stdout


def test_a_test_that_never_ends_is_ended(f):
    f.write("t.sc", 'test "forever" { io.println("begun"); io.flush(); var n = 0u8; while true { n = n +% 1; } }\n'
            'test "next" { }\n')
    result = f.scc("test", "--timeout=1", "t.sc")
    assert result.returncode == 1
    assert result.stdout == "FAIL forever: no end after 1 s\n     | begun\nok   next\n1 passed, 1 failed\n", result.stdout


def test_tests_are_compiled_only_to_be_run(f):
    f.write("t.sc", 'import std.math { gcd };\ntest "wrong" { assert_eq(gcd(1, 1), "x"); nobody(); }\n' + EXIT_3)
    expect(f.scc("run", "-Werror", "t.sc"), 3)
    expect(f.scc("test", "t.sc"), 1, "unknown name 'nobody'")
    f.write("t.sc", 'test "one" { }\ntest "one" { }\n')
    expect(f.scc("test", "t.sc"), 1, "there are two tests named")


def test_the_tests_of_a_module_are_run_by_themselves_only(f):
    f.write("m.sc", which(1) + 'test "of the module" { assert(false); }\n')
    f.write("t.sc", 'import m { which };\ntest "of the root" { assert_eq(which(), 1); }\n')
    assert f.scc("test", "t.sc").stdout == "ok   of the root\n1 passed, 0 failed\n"
    assert f.scc("test", "m.sc").returncode == 1


def test_options_of_tests_belong_to_tests(f):
    expect(f.scc("--list", "good.sc"), 2, "belong to 'scc test'")
    expect(f.scc("test", "good.sc", "-o", "x"), 2, "takes none of")
    expect(f.scc("test", "--timeout=soon", "good.sc"), 2, "no number of seconds")
    expect(f.scc("test", "good.sc", "--", "x"), 2, "belong to 'scc run'")


def test_nothing_of_tests_stays_behind(f):
    tests_folder(f)
    (f.path / "tmp").mkdir()
    f.scc("test", "t.sc", TMPDIR=str(f.path / "tmp"))
    f.scc("test", "--list", "t.sc", TMPDIR=str(f.path / "tmp"))
    assert list((f.path / "tmp").iterdir()) == []


# ---- modules ----

def which(number):
    return f"pub function which() -> i32 {{ return {number}; }}\n"


WHICH = "import m { which };\nfunction main() -> i32 { return which(); }\n"


def test_a_module_is_found_beside_the_root_then_in_the_folders_of_I(f):
    f.write("app/main.sc", WHICH)
    f.write("one/m.sc", which(1))
    f.write("two/m.sc", which(2))
    f.write("m.sc", which(3))  # beside nobody: the folder scc runs in does not count
    expect(f.scc("run", "app/main.sc"), 1, "there is no module 'm'")
    expect(f.scc("run", "-I", "two", "-Ione", "app/main.sc"), 2)
    expect(f.scc("run", "-Ione/", "-I", "two", "app/main.sc"), 1)
    f.write("app/m.sc", which(4))
    expect(f.scc("run", "-Ione", "app/main.sc"), 4)


def test_a_program_on_standard_input_imports_from_where_scc_runs(f):
    f.write("m.sc", which(5))
    expect(f.scc("-", "-o", "p", stdin=WHICH), 0)
    assert subprocess.run([f.path / "p"]).returncode == 5


def test_modules_import_as_the_root_does(f):
    f.write("app/main.sc", "import a.b { f };\nfunction main() -> i32 { return f(); }\n")
    f.write("app/a/b.sc", "import a.c;\npub function f() -> i32 { return c.g(); }\n")
    f.write("app/a/c.sc", "pub function g() -> i32 { return 6; }\n")
    expect(f.scc("run", "app/main.sc"), 6)


def test_one_file_is_one_module_by_whatever_path_it_is_found(f):
    f.write("app/main.sc", "import m { T, f };\nimport other.m { T as U, f as g };\n"
            "function same(t: T) -> U { return t; }\nfunction main() -> i32 { return same(T { x: f() + g() }).x; }\n")
    f.write("app/m.sc", "pub type T = { x: i32 };\npub function f() -> i32 { return 3; }\n")
    f.write("app/other/dummy", "")
    (f.path / "app/other/m.sc").symlink_to("../m.sc")
    expect(f.scc("run", "app/main.sc"), 6)


def test_the_dependency_file_names_all_modules(f):
    f.write("app/main.sc", "import m { which };\nimport std.math;\n"
            "function main() -> i32 { return i32(math.abs(i64(which()))); }\n")
    f.write("inc/m.sc", which(1))
    expect(f.scc("-Iinc", "-MD", "-MF", "deps", "-c", "app/main.sc", "-o", "x.o"), 0)
    assert f.read("deps").split() == ["x.o:", "app/main.sc", "\\", "inc/m.sc"], f.read("deps")


def test_the_output_never_overwrites_a_module(f):
    f.write("app/main.sc", WHICH)
    f.write("app/m.sc", which(1))
    expect(f.scc("app/main.sc", "-o", "app/m.sc"), 1, "overwrite")
    assert f.read("app/m.sc") == which(1)


def test_a_module_that_cannot_be_read_is_an_error_at_its_import(f):
    f.write("main.sc", WHICH)
    (f.path / "m.sc").mkdir()
    expect(f.scc("main.sc"), 1, "main.sc:1:1: error: 'm.sc' is not a regular file")


def test_mistakes_in_several_modules_are_all_reported(f):
    f.write("main.sc", "import a { f };\nimport b { g };\nfunction main() { f(); g(); }\n")
    f.write("a.sc", "pub function f( {\n")
    f.write("b.sc", "pub function g() { }}\n")
    result = f.scc("main.sc")
    expect(result, 1, "a.sc:1:")
    assert "b.sc:1:" in result.stderr, result.stderr


def edited(text, edits):
    """What the machine-applicable edits make of a text."""
    for edit in sorted(edits, key=lambda e: -e["span"]["start"]["offset"]):
        span = edit["span"]
        text = text[:span["start"]["offset"]] + edit["text"] + text[span["end"]["offset"]:]
    return text


def test_the_edits_for_unused_imports_leave_a_program_without_warnings(f):
    f.write("m.sc", "".join(f"pub function f{i}() -> i32 {{ return {i}; }}\n" for i in range(6)))
    for used in ([], [0], [5], [2, 3], [0, 5], [1, 4], [0, 1, 2, 3, 4, 5]):
        text = ("import m { f0, f1, f2, f3, f4, f5 };\nfunction main() -> i32 { return 0"
                + "".join(f" + f{i}()" for i in used) + "; }\n")
        f.write("main.sc", text)
        result = f.scc("--diagnostics=json", "--check", "main.sc")
        reports = [json.loads(line) for line in result.stderr.splitlines()]
        assert len(reports) == 6 - len(used), reports
        f.write("main.sc", edited(text, [e for r in reports for e in r["edits"]]))
        expect(f.scc("-Werror", "--check", "main.sc"), 0)
        assert f.scc("run", "main.sc").returncode == sum(used)


def test_without_mf_the_dependency_file_lies_beside_the_output(f):
    expect(f.scc("--emit=c", "good.sc", "-o", "gen.c", "-MD"), 0)
    assert f.read("gen.d") == "gen.c: good.sc\n"
    expect(f.scc("good.sc", "-o", "./prog", "-MD"), 0)
    assert f.read("prog.d") == "./prog: good.sc\n"


def test_equal_sources_give_equal_bytes_wherever_they_lie(f):
    f.write("one/p.sc", GOOD)
    f.write("two/deeper/p.sc", GOOD)
    for folder in ("one", "two/deeper"):
        cwd = f.path / folder
        expect(f.scc("--emit=c", "p.sc", "-o", "p.c", cwd=cwd), 0)
        expect(f.scc("-c", "p.sc", cwd=cwd), 0)
    for name in ("p.c", "p.o"):
        assert (f.path / "one" / name).read_bytes() == (f.path / "two/deeper" / name).read_bytes(), name


# ---- debugging ----

STEPS = """function add(a: i32, b: i32) -> i32 {
  const c = a + b;
  return c;
}
function main() effects [Async, Io] {
  var xs: List<i32> = [add(1, 2)];
  task.scope |s| {
    s.spawn || {
      const y = add(xs[0], 4);
      io.println(y);
    };
  };
}
"""


def lines_are_placed(f, source, last):
    f.write("steps.sc", source)
    expect(f.scc("-g", "--emit=c", "steps.sc", "-o", "steps.c"), 0)
    lines = f.read("steps.c").splitlines()
    begin = next(i for i, line in enumerate(lines) if line.startswith("#line"))
    end = next(i for i, line in enumerate(lines) if line.startswith(last))
    place = None
    for number, line in enumerate(lines[begin:end], begin + 1):
        if line.startswith("#line"):
            place = line
        else:
            is_code = line.startswith(" ") or line.startswith("static")
            assert place or not is_code, f"steps.c:{number} counts on: {line}"
            place = None


def test_no_line_of_c_stands_at_a_place_of_something_else(f):
    lines_are_placed(f, STEPS, "int main(")
    lines_are_placed(f, "export c function half(n: i32) -> i32 { n / 2 }\n"
                        "export c function wait() effects [Async] { task.yield(); }\n",
                     "__attribute__((constructor))")


def test_gdb_stops_at_lines_of_the_source(f):
    f.write("steps.sc", STEPS)
    expect(f.scc("-g", "-O0", "steps.sc", "-o", "steps"), 0)
    words = ["-ex", "set debuginfod enabled off", "-ex", "set breakpoint pending off"]
    for line in (9, 2):
        words += ["-ex", f"break steps.sc:{line}"]
    words += ["-ex", "run", "-ex", "bt 1", "-ex", "continue", "-ex", "bt 2", "-ex", "kill"]
    result = subprocess.run(["gdb", "-nx", "-q", "-batch", *words, "./steps"], cwd=f.path,
                            capture_output=True, text=True, timeout=60, check=False,
                            env=f.environment({"SC_WORKERS": "1"}))
    stops = [line.split("steps.sc:")[1] for line in result.stdout.splitlines()
             if line.startswith("#") and "steps.sc:" in line]
    assert stops[0] == "2", result.stdout + result.stderr
    assert "9" in stops, result.stdout + result.stderr


# ---- what a program needs ----

def test_only_a_program_that_asks_for_case_needs_utf8proc(f):
    for call, needs in (("trim", False), ("to_upper", True)):
        f.write("text.sc", f'function main() effects [Io] {{ io.println(" x ".{call}()); }}\n')
        expect(f.scc("text.sc", "-o", "text"), 0)
        needed = subprocess.run(["readelf", "-d", f.path / "text"], capture_output=True, text=True, check=True)
        assert ("utf8proc" in needed.stdout) == needs, needed.stdout


# ---- run ----

def test_run_gives_the_status_and_leaves_nothing(f):
    f.write("three.sc", EXIT_3)
    tmp = f.path / "tmp"
    tmp.mkdir()
    before = f.names()
    expect(f.scc("run", "three.sc", TMPDIR=str(tmp)), 3)
    expect(f.scc("run", "bad.sc", TMPDIR=str(tmp)), 1, "SC0301")
    expect(f.scc("run", "good.sc", "--cc=false", TMPDIR=str(tmp)), 3)
    assert f.scc("run", "good.sc", TMPDIR=str(tmp)).stdout == "hi\n"
    assert not list(tmp.iterdir()) and f.names() == before


def test_run_hands_on_arguments(f):
    f.write("args.sc", "function main(args: View<String>) effects [Io] {\n"
                       "  for a in args { io.println(a); }\n}\n")
    result = f.scc("run", "args.sc", "--", "--help", "a b", "@c")
    expect(result, 0)
    assert result.stdout.splitlines()[-3:] == ["--help", "a b", "@c"], result.stdout


# ---- reports ----

def test_color_follows_options_and_environment(f):
    def colored(*words, **env):
        return "\033[" in f.scc("--check", "bad.sc", *words, **env).stderr
    assert not colored()
    assert colored("--color=always")
    assert colored("--color=always", NO_COLOR="1")
    assert colored(CLICOLOR_FORCE="1")
    assert not colored(CLICOLOR_FORCE="0")
    assert not colored(CLICOLOR_FORCE="1", NO_COLOR="1")
    assert not colored("--color=never", CLICOLOR_FORCE="1")


def test_json_is_one_object_a_line(f):
    result = f.scc("--check", "--diagnostics=json", "bad.sc", "-MD")
    expect(result, 1)
    objects = [json.loads(line) for line in result.stderr.splitlines()]
    assert [o["code"] for o in objects] == ["SC0301"]
    assert objects[0]["span"]["start"] == {"line": 1, "column": 19, "offset": 18}


def test_werror_makes_errors_of_warnings_and_wno_takes_them_away(f):
    f.write("warn.sc", "function todo() { ... }\nfunction main() { todo(); }\n")
    expect(f.scc("--check", "warn.sc"), 0, "warning: ")
    expect(f.scc("--check", "warn.sc", "-Werror"), 1, "error: ")
    result = f.scc("--check", "warn.sc", "-Werror", "-Wno-placeholder")
    expect(result, 0)
    assert not result.stderr


# ---- running ----

FIB = """
function fib(n: i32) -> i64 effects [Async] {
  if n < 2 { return i64(n); }
  return task.scope |s| { const a = s.spawn(|| fib(n - 1)); const b = fib(n - 2); return a.join() + b; };
}
function main() effects [Async, Io] { io.println(fib(REACH)); }
"""


def stats(f, program, workers):
    expect(f.scc(program, "-o", "counted"), 0)
    env = {**os.environ, "SC_STATS": "1", "SC_WORKERS": str(workers)}
    result = subprocess.run(["./counted"], cwd=f.path, env=env, capture_output=True, text=True, timeout=120)
    expect(result, 0)
    lines = [line.split() for line in result.stderr.splitlines()]
    assert all(words[0] == "stats:" for words in lines), result.stderr
    return {" ".join(words[1:-1]): int(words[-1]) for words in lines}


def test_stats_count_every_task(f):
    f.write("fib.sc", FIB.replace("REACH", "15"))
    f.write("nursery.sc", "function main() effects [Async] {\n"
                          "  task.nursery |n| { for i in 0..5000 { n.spawn || { task.yield(); }; } };\n}\n")
    assert stats(f, "fib.sc", 1)["tasks"] == 986
    assert stats(f, "fib.sc", 3)["tasks"] == 986
    counted = stats(f, "nursery.sc", 1)
    assert counted["tasks"] == 5000
    assert counted["peak blocks"] > 0 and counted["peak bytes"] > 0


def main():
    global SCC
    SCC = os.path.abspath(sys.argv[1])
    tests = [(n, t) for n, t in globals().items() if n.startswith("test_")]
    print(f"1..{len(tests)}")
    failed = 0
    for number, (name, test) in enumerate(tests, 1):
        problem = None
        with tempfile.TemporaryDirectory(prefix="scc-cli-") as path:
            try:
                test(Folder(path))
            except Exception:  # whatever it is, it is this test's failure
                problem = traceback.format_exc()
        print("not ok" if problem else "ok", number, "-", name[5:].replace("_", " "), flush=True)
        for line in problem.rstrip().split("\n") if problem else ():
            print("#", line)
        failed += problem is not None
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
