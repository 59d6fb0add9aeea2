#!/usr/bin/env python3
"""Installs scc, moves the tree, and builds the projects of examples/builds with it. TAP.

usage: builds.py SOURCE_ROOT BUILD_ROOT. Each project is built and run, built again without doing
anything, and built once more after its source has changed.
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import traceback

PROJECTS = {
    # how to configure and how to build, in a copy of the project's folder
    "make": ([], ["make"], "primes"),
    "embed": ([], ["make"], "primes"),
    "meson": (["meson", "setup", "out"], ["meson", "compile", "-C", "out"], "out/primes"),
    "cmake": (["cmake", "-S", ".", "-B", "out"], ["cmake", "--build", "out"], "out/primes"),
}


def run(command, cwd, env):
    result = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)
    text = result.stdout + result.stderr
    assert result.returncode == 0, f"{' '.join(map(str, command))}:\n{text}"
    return result.stdout


def install(source, build, scratch):
    """A tree that works from anywhere: it is moved away from where it was installed to."""
    env = dict(os.environ, DESTDIR=str(scratch / "stage"))
    run(["meson", "install", "-C", str(build), "--no-rebuild"], source, env)
    scc = next((scratch / "stage").rglob("bin/scc"))
    home = scratch / "some where else"
    shutil.move(scc.parent.parent, home)
    pc = next(home.rglob("scrt.pc")).parent
    path = f"{home / 'bin'}:{os.environ['PATH']}"
    env = {k: v for k, v in os.environ.items() if k not in ("CFLAGS", "CC", "DESTDIR")}
    return dict(env, PATH=path, PKG_CONFIG_PATH=str(pc))


def test_installed(source, scratch, env):
    """The installed compiler finds its runtime by itself."""
    work = scratch / "installed"
    work.mkdir()
    shutil.copy(source / "examples/builds/make/primes.sc", work)
    run(["scc", "primes.sc", "-o", "primes"], work, env)
    assert run(["./primes"], work, env) == "1229 primes\n"


def stamps(folder):
    return {p: p.stat().st_mtime_ns for p in folder.rglob("primes*") if p.is_file()}


def test_project(name, source, scratch, env):
    configure, build, program = PROJECTS[name]
    work = scratch / name
    shutil.copytree(source / "examples/builds" / name, work)
    if configure:
        run(configure, work, env)
    run(build, work, env)
    assert run([work / program], work, env) == "1229 primes\n"
    before = stamps(work)
    run(build, work, env)
    assert stamps(work) == before, "the second build does something"
    file = work / "primes.sc"
    file.write_text(file.read_text().replace("{} primes", "{} prime numbers"))
    run(build, work, env)
    assert run([work / program], work, env) == "1229 prime numbers\n", "the change is not built"


def main():
    source = pathlib.Path(sys.argv[1]).resolve()
    build = pathlib.Path(sys.argv[2]).resolve()
    with tempfile.TemporaryDirectory(prefix="scc-builds-") as path:
        scratch = pathlib.Path(path)
        env = install(source, build, scratch)
        tests = [("an installed tree works from anywhere", lambda: test_installed(source, scratch, env))]
        tests += [(f"the example '{name}' builds with an installed scc",
                   lambda name=name: test_project(name, source, scratch, env))
                  for name, (_, command, _) in PROJECTS.items() if shutil.which(command[0])]
        print(f"1..{len(tests)}")
        failed = 0
        for number, (title, test) in enumerate(tests, 1):
            problem = None
            try:
                test()
            except Exception:  # whatever it is, it is this test's failure
                problem = traceback.format_exc()
            print("not ok" if problem else "ok", number, "-", title, flush=True)
            for line in problem.rstrip().split("\n") if problem else ():
                print("#", line)
            failed += problem is not None
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
