"""Builds what is measured into build/bench: scc itself, the sc programs, and the peers.

Peers come with Debian's packages, installed when first needed. Whatever fails, an installation, a
compiler, one program, costs its own rows only: `built` then holds the reason in place of a command.
"""

import os
import re
import shutil
import subprocess
from pathlib import Path

import benches

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
OUT = ROOT / "build" / "bench"
PEERS = HERE / "peers"
CRATES = Path("/usr/share/cargo/registry")

# kind of peer -> (packages, the program that must be there then)
NEEDS = {
    "serial": (["gcc", "libc6-dev"], "gcc"),
    "pthread": (["gcc", "libc6-dev"], "gcc"),
    "c": (["gcc", "libc6-dev"], "gcc"),
    "omp": (["gcc", "libc6-dev"], "gcc"),
    "tbb": (["g++", "libtbb-dev"], "g++"),
    "boost": (["g++", "libboost-fiber-dev"], "g++"),
    "go": (["golang-go"], "go"),
    "rust": (["rustc"], "rustc"),
    "rayon": (["cargo", "rustc", "librust-rayon-dev"], "cargo"),
    "tokio": (["cargo", "rustc", "librust-tokio-dev", "librust-async-channel-dev"], "cargo"),
    "crossbeam": (["cargo", "rustc", "librust-crossbeam-channel-dev"], "cargo"),
    "trio": (["python3", "python3-trio"], "/usr/bin/python3"),
}

CRATES_OF = {
    "rayon": 'rayon = "1"\n',
    "tokio": 'tokio = { version = "1", features = ["rt", "rt-multi-thread", "sync", "time"] }\n'
             'async-channel = "1"\n',
    "crossbeam": 'crossbeam-channel = "0.5"\n',
}


class Unbuildable(Exception):
    """Why a program cannot be measured, in a few words."""


def run(command, **kwargs):
    return subprocess.run([str(c) for c in command], text=True, errors="replace",
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **kwargs)


def first_error(output):
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    for line in lines:
        if "error" in line.lower():
            return line.replace(str(ROOT) + "/", "")[:160]
    return lines[-1][:160] if lines else "no message"


# ---- packages ----

class Packages:
    """Debian's packages: asks once for each, updates the lists once."""

    def __init__(self):
        self.known = {}
        self.updated = False

    def installed(self, package):
        got = run(["dpkg-query", "-W", "-f", "${Status}", package]).stdout
        return "ok installed" in got

    def install(self, package):
        sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
        if not self.updated:
            run(sudo + ["apt-get", "update", "-q"])
            self.updated = True
        print(f"bench: installing {package}", flush=True)
        run(sudo + ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-q", "-y",
                    "--no-install-recommends", package])
        return self.installed(package)

    def have(self, package):
        if package not in self.known:
            tool = {"cargo": "cargo", "rustc": "rustc", "golang-go": "go"}.get(package)
            if tool and shutil.which(tool):
                self.known[package] = True  # from elsewhere, and newer as a rule
            elif not shutil.which("dpkg-query") or not shutil.which("apt-get"):
                self.known[package] = False
            else:
                self.known[package] = self.installed(package) or self.install(package)
        return self.known[package]

    def need(self, kind):
        packages, tool = NEEDS[kind]
        missing = [p for p in packages if not self.have(p)]
        if missing and (shutil.which("apt-get") or not shutil.which(tool)):
            raise Unbuildable(f"cannot install {' '.join(missing)}")


# ---- scc and its programs ----

def build_scc():
    """A build of the compiler and the runtime without assertions, as it would be shipped."""
    folder = OUT / "scc"
    if not (folder / "build.ninja").exists():
        got = run(["meson", "setup", folder, ROOT, "-Db_ndebug=true"])
        if got.returncode:
            raise SystemExit(f"bench: meson failed\n{got.stdout}")
    got = run(["meson", "compile", "-C", folder])
    if got.returncode:
        raise SystemExit(f"bench: scc does not build\n{got.stdout}")
    return folder / "scc"


def not_supported(output):
    """What scc says it cannot do yet, or None if the program fails for another reason."""
    found = re.findall(r"error: '?([^'\n]*?)'? is not supported yet \[(SC13\d\d)\]", output)
    if not found or len(re.findall(r": error: ", output)) > len(found):
        return None
    names = ", ".join(dict.fromkeys(name for name, _ in found))
    return f"not supported by scc yet: {names}"


def build_sc(scc, bench, size):
    """The program with its size set, or as it is if size is None."""
    text = (HERE / f"{bench.name}.sc").read_text()
    if size is not None and bench.constant:
        pattern = rf"(?m)^(const {bench.constant}: \w+ = )\d+;"
        text, count = re.subn(pattern, rf"\g<1>{size};", text)
        if count != 1:
            raise Unbuildable(f"no constant {bench.constant}")
    source = OUT / f"{bench.name}.{size}.sc"
    program = OUT / f"{bench.name}.{size}.sc.out"
    source.write_text(text)
    got = run([scc, "-O2", source, "-o", program])
    if got.returncode:
        raise Unbuildable(not_supported(got.stdout) or f"does not compile: {first_error(got.stdout)}")
    return program


# ---- peers ----

def build_go(source, program):
    env = dict(os.environ, GO111MODULE="off", GOCACHE=str(OUT / "gocache"))
    return run(["go", "build", "-o", program, source], env=env, cwd=PEERS)


def cargo_folder(kind):
    """A package with all programs of one kind: a missing crate then costs that kind only."""
    folder = OUT / "cargo" / kind
    (folder / ".cargo").mkdir(parents=True, exist_ok=True)
    (folder / ".cargo" / "config.toml").write_text(
        '[source.crates-io]\nreplace-with = "debian"\n'
        f'[source.debian]\ndirectory = "{CRATES}"\n')
    manifest = [f'[package]\nname = "bench-{kind}"\nversion = "0.0.0"\nedition = "2021"\n',
                "[workspace]\n", "[dependencies]\n", CRATES_OF[kind], "[profile.release]\nopt-level = 3\n"]
    for source in sorted(PEERS.glob(f"*/{kind}.rs")):
        manifest.append(f'[[bin]]\nname = "{source.parent.name}_{kind}"\npath = "{source}"\n')
    (folder / "Cargo.toml").write_text("".join(manifest))
    return folder


def build_cargo(kind, source, program):
    folder = cargo_folder(kind)
    name = f"{source.parent.name}_{kind}"
    got = run(["cargo", "build", "--release", "--offline", "--bin", name], cwd=folder,
              env=dict(os.environ, CARGO_TARGET_DIR=str(folder / "target")))
    if got.returncode == 0:
        shutil.copy2(folder / "target" / "release" / name, program)
    return got


def compile_peer(kind, source, program):
    gcc = ["gcc", "-O2", "-o", program, source]
    gxx = ["g++", "-O2", "-std=c++17", "-o", program, source]
    if kind in ("serial", "pthread", "c"):
        return run(gcc + ["-pthread"])
    if kind == "omp":
        return run(gcc + ["-fopenmp"])
    if kind == "tbb":
        return run(gxx + ["-ltbb"])
    if kind == "boost":
        return run(gxx + ["-lboost_fiber", "-lboost_context", "-pthread"])
    if kind == "go":
        return build_go(source, program)
    if kind == "rust":
        return run(["rustc", "-O", "-o", program, source])
    return build_cargo(kind, source, program)


def build_peer(packages, row):
    """The words that run the peer, without its arguments."""
    source = PEERS / row.source
    kind = source.stem
    packages.need(kind)
    if kind == "trio":
        got = run(["/usr/bin/python3", "-I", "-c", "import trio"])
        if got.returncode:
            raise Unbuildable("python3-trio does not start")
        return ["/usr/bin/python3", "-I", source]
    program = OUT / f"{source.parent.name}.{kind}"
    got = compile_peer(kind, source, program)
    if got.returncode:
        raise Unbuildable(f"does not build: {first_error(got.stdout)}")
    return [program]


def build_launch():
    launch = OUT / "launch"
    got = run(["gcc", "-O2", "-o", launch, HERE / "launch.c"])
    if got.returncode:
        raise SystemExit(f"bench: no C compiler that works\n{got.stdout}")
    return launch


class Built:
    """Everything that the chosen benchmarks need: (benchmark, row, size) -> command or Unbuildable."""

    def __init__(self, chosen):
        OUT.mkdir(parents=True, exist_ok=True)
        self.packages = Packages()
        self.launch = build_launch()
        self.scc = build_scc()
        self.commands = {}
        for bench in chosen:
            print(f"bench: building {bench.name}", flush=True)
            for row in bench.rows:
                if not row.cannot:
                    self.build_row(bench, row)

    def build_row(self, bench, row):
        sizes = {row.size, bench.base_size or row.size}
        for size in sizes:
            key = (bench.name, row.name, size)
            try:
                if bench.kind == benches.OF_HELLO:
                    self.commands[key] = self.hello_compiler(row)
                elif row.name == benches.SC:
                    self.commands[key] = [build_sc(self.scc, bench, size)]
                else:
                    self.commands[key] = build_peer(self.packages, row)
            except Unbuildable as why:
                self.commands[key] = why

    def hello_compiler(self, row):
        """For hello it is the compiler that runs; the program comes after."""
        program = OUT / f"hello.{re.sub('[^a-z]', '', row.name.lower())}"
        if row.name == benches.SC:
            return [self.scc, "-O2", HERE / "hello.sc", "-o", program]
        source = PEERS / row.source
        kind = source.stem
        self.packages.need(kind)
        words = {"c": ["gcc", "-O2"], "go": ["go", "build"], "rust": ["rustc", "-O"]}[kind]
        return words + ["-o", program, source]
